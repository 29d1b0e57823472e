import type { Room } from '../model/capacity';
import type { Finding } from '../model/finding';
import { nearestFirst } from '../model/names';

/** `"user-servce" is no service; did you mean "user-service"? Known: "user-service", "gateway" and 7 more`. */
export function isNo(kind: string, typed: string, known: readonly string[]): string {
  if (known.length === 0) return `"${typed}" is no ${kind}; define it, there is none yet`;
  const names = nearestFirst(typed, known);
  const more = names.length - SHOWN;
  const shown = names.slice(0, SHOWN).map((name) => `"${name}"`);
  const list = more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
  return `"${typed}" is no ${kind}; did you mean "${names[0]}"? Known: ${list}`;
}

/** A finding where proxies would read a path each in its own way, and some refuse the whole object that has it. */
export const badPath = (at: string, path: string): Finding[] =>
  PLAIN_PATH.test(path)
    ? []
    : [
        {
          at,
          message: `"${path}" is no plain path; begin with "/" and use segments of letters, digits, "-", "_", "." and "~", none of them "." or ".."`,
        },
      ];

/** No segment is empty, save one at the end. */
const PLAIN_PATH = /^\/(?:(?!\.{1,2}(?:\/|$))[A-Za-z0-9._~-]+(?:\/|$))*$/;

/** Indented lines that show how a sum came about, and its end. */
export const arithmeticOf = ({ arithmetic, there, taken }: Room): string =>
  [...arithmetic, `total: ${taken} of ${there}`].map((line) => `  ${line}`).join('\n');

/** Names of a long list that help; the rest are only counted. */
const SHOWN = 6;
