import { join } from 'node:path';
import { Refusal } from '../model/finding';
import { compare } from '../model/names';
import { readText } from './disk';

/**
 * Nothing renders a Secret, so one that is there is somebody's in plain text.
 * @param known files that hold one, below the root
 * @param others files that may
 * @throws Refusal with a line for each
 */
export function refuseSecrets(root: string, known: readonly string[], others: readonly string[]): void {
  const secrets = [...known, ...others.filter((path) => holdsSecret(textOf(join(root, path))))];
  if (secrets.length > 0) throw new Refusal(secrets.sort(compare).map((path) => plainSecret(join(root, path))));
}

/** Whether a text has a Secret among its objects, as YAML or JSON, in a List too. */
export const holdsSecret = (text: string): boolean => SECRET.test(text);

const SECRET = /(?:^|[\s{,-])["']?kind["']?\s*:\s*["']?Secret["']?\s*(?:$|[,}#])/m;

const plainSecret = (file: string): string =>
  `${file}: holds a Secret that everyone with the repository can read; remove it, change its values, which Git's history keeps, and seal the new ones (npm run seal)`;

/** What cannot be read is no text that could be committed. */
function textOf(file: string): string {
  try {
    return readText(file);
  } catch {
    return '';
  }
}
