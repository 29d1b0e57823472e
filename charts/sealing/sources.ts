import fs from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { Refusal } from '../model/finding';
import { codeOf, reasonOf } from '../render/disk';

/**
 * What a file holds that values are read from.
 * @param repository root of the repository, in which no values may lie: what is there gets committed one day
 * @param option that names the file; a name that leads nowhere is not repeated, since it may be a value
 * @throws Refusal when it is inside or cannot be read
 */
export function readOutside(repository: string, file: string, option: string): Buffer {
  const refuseInside = (path: string) => {
    if (isInside(fs.realpathSync(repository), path) || isInside(resolve(repository), path))
      throw new Refusal([`"${file}" is inside the repository and might be committed; move it elsewhere`]);
  };
  const bytes = readInput(file, option);
  refuseInside(resolve(file));
  // A link from outside may lead back in.
  refuseInside(fs.realpathSync(file));
  return bytes;
}

/** @throws Refusal when it cannot be read */
export function readInput(file: string, option: string): Buffer {
  try {
    return fs.readFileSync(file);
  } catch (error) {
    throw new Refusal([`Cannot read the file of ${option}: ${reasonOf(error)}; name another`]);
  }
}

/**
 * Everything that is piped in.
 * @throws Refusal at a terminal, which would show what is typed
 */
export function readPiped(): Buffer {
  if (process.stdin.isTTY)
    throw new Refusal([
      'there is no input, and a terminal would show what is typed; pipe values in or use --from <file>',
    ]);
  const chunks: Buffer[] = [];
  const chunk = Buffer.alloc(65_536);
  for (;;) {
    const size = readSome(chunk);
    if (size === 0) return Buffer.concat(chunks);
    chunks.push(Buffer.from(chunk.subarray(0, size)));
  }
}

function readSome(chunk: Buffer): number {
  for (;;) {
    try {
      return fs.readSync(0, chunk);
    } catch (error) {
      if (codeOf(error) === 'EOF') return 0;
      if (codeOf(error) !== 'EAGAIN')
        throw new Refusal([`Cannot read the standard input: ${reasonOf(error)}; use --from <file>`]);
      // The program before has not written yet, and shares a pipe that does not wait.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
}
