import { join } from 'node:path';
import { lookOf } from '../checks/secret-looks';
import { Refusal } from '../model/finding';
import { compare } from '../model/names';
import { readText } from './disk';

/**
 * Nothing renders a Secret, a private key or a token, so one that is there is somebody's in plain text.
 * @param paths of files that are not as this run renders them, below the root
 * @throws Refusal with a line for each that holds one
 */
export function refuseSecrets(root: string, paths: readonly string[]): void {
  const lines = paths.flatMap((path) => {
    const text = textOf(join(root, path));
    const what = holdsSecret(text) ? 'a Secret' : lookOf(text);
    return what ? [plainSecret(join(root, path), what)] : [];
  });
  if (lines.length > 0) throw new Refusal(lines.sort(compare));
}

/** Whether a text has a Secret among its objects, as YAML or JSON, in a List too. */
const holdsSecret = (text: string): boolean => SECRET.test(text);

const SECRET = /(?:^|[\s{,-])["']?kind["']?\s*:\s*["']?Secret["']?\s*(?:$|[,}#])/m;

const plainSecret = (file: string, what: string): string =>
  `${file}: holds ${what} that everyone with the repository can read; remove it, change its values, which Git's history keeps, and seal the new ones (npm run seal)`;

/** What cannot be read is no text that could be committed. */
function textOf(file: string): string {
  try {
    return readText(file);
  } catch {
    return '';
  }
}
