/** RFC 1123 label: what Kubernetes takes as the name of a Namespace; that of a Service also begins with a letter. */
export const isDnsLabel = (name: string): boolean => /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/.test(name);

/** `api.example.com`: two or more labels of which the last is no number, so that an address is no name. */
export const isDnsName = (name: string): boolean =>
  name.length <= 253 && name.includes('.') && name.split('.').every(isDnsLabel) && !/\.\d+$/.test(name);

/**
 * The known names, nearest to what was typed first, by edit distance, for "did you mean".
 * @param spellings of a name, any of which may have been meant, such as its parts
 */
export function nearestFirst(
  typed: string,
  known: readonly string[],
  spellings: (name: string) => readonly string[] = (name) => [name],
): string[] {
  const far = (name: string): number => Math.min(...spellings(name).map((spelling) => distance(typed, spelling)));
  return [...known].sort((a, b) => far(a) - far(b) || compare(a, b));
}

/** Order by code unit: the same on every machine, whatever its locale. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `AUTH_SERVICE` of `auth-service`. */
export const environmentVariable = (name: string): string => name.toUpperCase().replaceAll('-', '_');

/** `"a"`, `"a" and "b"`, `"a", "b" and "c"`. */
export function quoted(names: readonly string[]): string {
  const all = names.map((name) => `"${name}"`);
  const last = all.pop() ?? '';
  return all.length > 0 ? `${all.join(', ')} and ${last}` : last;
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      next.push(Math.min(row[j]! + (letter === b[j] ? 0 : 1), row[j + 1]! + 1, next[j]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
