import fs from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { codeOf, removeIfEmpty } from './disk';

/** Where new text waits: a hidden folder of the root, thus of the same disk, so that a file moves into place at once. */
export class Drafts {
  private readonly root: string;
  private readonly folder: string;
  private size = 0;
  private topmostMade: string | undefined;

  constructor(root: string) {
    this.root = resolve(root);
    this.folder = join(this.root, `.synth-${process.pid}-${++count}`);
  }

  /** The first makes the folder, and the root where there is none. */
  add(text: string): void {
    if (this.size === 0) {
      this.topmostMade = fs.mkdirSync(this.root, { recursive: true });
      fs.mkdirSync(this.folder);
      live.add(this.folder);
    }
    fs.writeFileSync(`${this.folder}/${this.size++}`, text);
  }

  /** @param index 0 for what was added first */
  move(index: number, to: string): void {
    fs.renameSync(`${this.folder}/${index}`, to);
  }

  /** Leaves no trace, not even of a root that only this folder needed. */
  remove(): void {
    if (live.delete(this.folder)) removeTree(this.folder);
    let made = this.topmostMade === undefined ? undefined : this.root;
    while (made !== undefined && removeIfEmpty(made)) made = made === this.topmostMade ? undefined : dirname(made);
  }
}

let count = 0;
const live = new Set<string>();

/** Removes what killed runs have left. Runs that are at work keep theirs. */
export function removeAbandoned(root: string): void {
  for (const name of namesIn(root)) {
    const pid = Number(/^\.synth-(\d+)-\d+$/.exec(name)?.[1]);
    const folder = join(resolve(root), name);
    // This process may have the id of one that was killed: in a container that is so each time.
    if (pid && !(pid === process.pid ? live.has(folder) : isAlive(pid))) removeTree(folder);
  }
}

function namesIn(root: string): readonly string[] {
  try {
    return fs.readdirSync(root);
  } catch {
    return [];
  }
}

/** What cannot be removed is hidden and harms nobody; whoever runs next tries again. */
function removeTree(folder: string): void {
  try {
    fs.rmSync(folder, { recursive: true, force: true });
  } catch {}
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
