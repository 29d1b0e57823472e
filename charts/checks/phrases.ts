import type { Room } from '../model/capacity';
import type { Finding } from '../model/finding';
import { nearestFirst } from '../model/names';

/** `"a"`, `"a" and "b"`, `"a", "b" and "c"`. */
export function quoted(names: readonly string[]): string {
  const all = names.map((name) => `"${name}"`);
  const last = all.pop() ?? '';
  return all.length > 0 ? `${all.join(', ')} and ${last}` : last;
}

/** `"user-servce" is no service; did you mean "user-service"? Known: "user-service", "gateway" and 7 more`. */
export function isNo(kind: string, typed: string, known: readonly string[]): string {
  if (known.length === 0) return `"${typed}" is no ${kind}; define it, there is none yet`;
  const names = nearestFirst(typed, known);
  const more = names.length - SHOWN;
  const shown = names.slice(0, SHOWN).map((name) => `"${name}"`);
  const list = more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
  return `"${typed}" is no ${kind}; did you mean "${names[0]}"? Known: ${list}`;
}

/** A finding where a path is none: it begins with "/" and has no space, query, fragment or wildcard of the mesh. */
export const badPath = (at: string, path: string): Finding[] =>
  /^\/[^\s?#*{}]*$/.test(path)
    ? []
    : [{ at, message: `"${path}" is no path; begin with "/" and leave out spaces, "?", "#", "*", "{" and "}"` }];

/** Indented lines that show how a sum came about, and its end. */
export const arithmeticOf = ({ arithmetic, there, taken }: Room): string =>
  [...arithmetic, `total: ${taken} of ${there}`].map((line) => `  ${line}`).join('\n');

/** Names of a long list that help; the rest are only counted. */
const SHOWN = 6;
