import fs from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Refusal } from '../model/finding';
import { compare } from '../model/names';
import type { Sealed } from '../model/secret';
import { refusal } from '../render/disk';

/** The part of a definition that `npm run seal` writes: what an environment's secrets are, encrypted. */
export class SealedFile {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  private readonly file: string;

  constructor(root: string, platform: string, environment: string) {
    this.path = `charts/platforms/${platform}/sealed/${environment}.json`;
    this.file = join(root, this.path);
  }

  /** @throws Refusal unless the environment's definition is what the file holds: sealing would change the one alone */
  expect(defined: Sealed): void {
    let held: unknown;
    try {
      held = JSON.parse(fs.readFileSync(this.file, 'utf8'));
    } catch {
      throw new Refusal([`${this.path}: is not there or no JSON; begin it with { "secrets": {} }`]);
    }
    if (!isDeepStrictEqual(held, JSON.parse(JSON.stringify(defined))))
      throw new Refusal([`${this.path}: is not what the environment's definition holds; read it there, and run again`]);
  }

  /**
   * Writes next to the file, so that putting it into place cannot fail for want of room.
   * @returns what puts it into place, and what takes it away instead
   * @throws Refusal when it cannot be written
   */
  draft({ certificate, secrets }: Sealed): { readonly place: () => void; readonly remove: () => void } {
    const inOrder = Object.entries(secrets).sort(([a], [b]) => compare(a, b));
    const text = JSON.stringify({ certificate, secrets: Object.fromEntries(inOrder) }, null, 2);
    const draft = `${this.file}.${process.pid}`;
    try {
      fs.writeFileSync(draft, `${text}\n`);
    } catch (error) {
      fs.rmSync(draft, { force: true });
      throw refusal(`Cannot write ${this.path}, and nothing was changed`, error);
    }
    return { place: () => fs.renameSync(draft, this.file), remove: () => fs.rmSync(draft, { force: true }) };
  }
}
