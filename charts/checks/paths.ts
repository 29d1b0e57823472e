/** Whether a prefix covers a path, segment by segment: `/api` covers `/api/users` and `/api/`, but not `/apis`. */
export function covers(prefix: string, path: string): boolean {
  const base = withoutSlash(prefix);
  return withoutSlash(path) === base || path.startsWith(base === '/' ? '/' : `${base}/`);
}

/** `/api/` and `/api` are the same prefix. */
export const withoutSlash = (path: string): string => (path.length > 1 ? path.replace(/\/$/, '') : path);
