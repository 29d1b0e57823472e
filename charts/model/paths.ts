/** Whether a prefix covers a path, segment by segment: `/api` covers `/api/users`, but not `/apis`. */
export const covers = (prefix: string, path: string): boolean =>
  path === prefix || path.startsWith(prefix === '/' ? '/' : `${prefix}/`);

/** How proxies match a prefix segment by segment: the path itself, or anything below it; undefined where all paths do. */
export const matchersOf = (prefix: string): { readonly exact: string; readonly below: string } | undefined =>
  prefix === '/' ? undefined : { exact: prefix, below: `${prefix}/` };
