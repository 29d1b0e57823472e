import fs from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../model/finding';

/** What stands where a folder is looked for. */
export type Place = 'folder' | 'absent' | { readonly path: string; readonly what: string };

/** @param folder below the root; '' for the root itself, which may be a link: where it leads is for whoever named it */
export function placeOf(root: string, folder: string): Place {
  try {
    const stats = (folder === '' ? fs.statSync : fs.lstatSync)(join(root, folder), { throwIfNoEntry: false });
    if (stats === undefined) return 'absent';
    if (stats.isDirectory()) return 'folder';
    return { path: folder, what: stats.isSymbolicLink() ? 'is a symbolic link' : 'is a file where a folder is needed' };
  } catch (error) {
    return { path: folder, what: `cannot be looked at (${reasonOf(error)})` };
  }
}

// A link is not followed, and a pipe does not wait for a writer.
const READ = fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW | fs.constants.O_NONBLOCK;

/** The quickest way to read some thousand small files: one call into node for each. */
export const readText = (file: string): string =>
  // Node takes a number here as well, which its types leave out.
  fs.readFileSync(file, { encoding: 'utf8', flag: READ as unknown as string });

export function startsWith(mark: string, file: string): boolean {
  const start = Buffer.alloc(mark.length);
  try {
    const handle = fs.openSync(file, READ);
    fs.readSync(handle, start);
    fs.closeSync(handle);
  } catch {
    return false;
  }
  return start.toString('latin1') === mark;
}

/** @returns whether it is gone */
export function removeIfEmpty(folder: string): boolean {
  try {
    fs.rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/** `Cannot write gitops/a.yaml: no space left on device; free some and run again`. */
export function refusal(what: string, error: unknown): Refusal {
  const cure = CURES[codeOf(error) ?? ''];
  return new Refusal([`${what}: ${reasonOf(error)}; ${cure ? `${cure} and run again` : 'run again'}`]);
}

const CURES: Record<string, string> = {
  ENOSPC: 'free some',
  EDQUOT: 'free some',
  EACCES: 'let this user write there',
  EPERM: 'let this user write there',
  EROFS: 'make the disk writable',
};

export const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/** `no space left on device` of `ENOSPC: no space left on device, write`. */
export const reasonOf = (error: unknown): string => {
  const { message = String(error) } = error as Partial<Error>;
  return /^[A-Z][A-Z0-9]+: ([^,]+)/.exec(message)?.[1] ?? message;
};
