import { join } from 'node:path';
import { readText } from './disk';

/** Whether a text has a Secret among its objects, as YAML or JSON, in a List too. */
export const holdsSecret = (text: string): boolean => SECRET.test(text);

const SECRET = /(?:^|[\s{,-])["']?kind["']?\s*:\s*["']?Secret["']?\s*(?:$|[,}#])/m;

/** What is wrong with a file that holds one. */
export const plainSecret = (file: string): string =>
  `${file}: holds a Secret that everyone with the repository can read; remove it, change its values, which Git's history keeps, and seal the new ones (npm run seal)`;

/** @param paths of files, below the root */
export const secretsAmong = (root: string, paths: readonly string[]): string[] =>
  paths.filter((path) => holdsSecret(textOf(join(root, path))));

/** What cannot be read is no text that could be committed. */
function textOf(file: string): string {
  try {
    return readText(file);
  } catch {
    return '';
  }
}
