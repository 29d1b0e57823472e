import fs from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../model/finding';
import { compare } from '../model/names';
import { codeOf, type Place, placeOf, readText, reasonOf, refusal, removeIfEmpty } from './disk';
import { Drafts, removeAbandoned } from './drafts';
import { RENDERED_MARK } from './rendered-mark';
import { refuseSecrets } from './secret-files';
import { filesBeside, type Rest, survey } from './survey';
import { whatShrank } from './what-cannot-shrink';

/** What a run did or, with `check`, would have done. Paths are below the root, sorted. */
export interface WriteResult {
  readonly written: readonly string[];
  readonly unchanged: number;
  readonly removed: readonly string[];
  /** What no run wrote: left as it was. */
  readonly foreign: readonly string[];
}

export interface OutputOptions {
  /** Writes nothing. */
  readonly check?: boolean;
  /** First words of every file: what tells one that a run wrote from one that a person put there. */
  readonly mark?: string;
}

/**
 * The folder that runs write and Argo CD reads.
 *
 * Nothing in it changes before `commit`, and then each file at once: new text waits in a hidden folder of the root. A run
 * that is killed leaves whole files only, old or new, and the next run does what is left.
 */
export class OutputTree {
  private readonly check: boolean;
  private readonly mark: string;
  private readonly drafts: Drafts;
  private readonly paths = new Set<string>();
  /** Every folder that holds a put file, however deep. */
  private readonly folders = new Set<string>();
  private readonly places = new Map<string, Place>();
  private readonly changed: string[] = [];
  private readonly obstacles = new Set<string>();
  private readonly shrunk: string[] = [];
  private failure: Refusal | undefined;

  constructor(
    private readonly root: string,
    { check = false, mark = RENDERED_MARK }: OutputOptions = {},
  ) {
    this.check = check;
    this.mark = mark;
    this.drafts = new Drafts(root);
    if (!check) removeAbandoned(root);
  }

  /**
   * Takes a file for `commit`, which refuses what stands in its way.
   * @param path below the root, with `/`; hidden folders are not for rendered files
   * @param text begins with the mark
   * @throws Refusal when the text cannot be stored: the tree is as it was, and `commit` refuses too
   */
  put(path: string, text: string): void {
    if (this.failure) return;
    this.claim(path, text);
    const present = this.read(path);
    if (present === undefined || present === text) return;
    this.changed.push(path);
    this.shrunk.push(...whatShrank(path, present, text).map((fault) => `${join(this.root, path)} ${fault}`));
    if (this.check) return;
    try {
      this.drafts.add(text);
    } catch (error) {
      this.failure = refusal(`Cannot write ${this.root}/${path}, and nothing was changed`, error);
      this.discard();
      throw this.failure;
    }
  }

  /**
   * Moves what was put into place and removes rendered files that were not put.
   * @param folders what this run renders completely, such as `azora/production`; '' is the whole tree
   * @throws Refusal with a line for each obstacle, before anything is changed
   */
  commit(folders: readonly string[]): WriteResult {
    try {
      this.refuseObstacles();
      const rest = survey(folders, {
        root: this.root,
        mark: this.mark,
        put: this.paths,
        place: (folder) => this.place(folder),
      });
      refuseSecrets(this.root, [...this.changed, ...filesBeside(this.paths, this.root)]);
      if (!this.check) {
        this.prepare(rest);
        this.move(rest);
      }
      return {
        written: this.changed.sort(compare),
        unchanged: this.paths.size - this.changed.length,
        removed: rest.rendered.sort(compare),
        foreign: rest.foreign.sort(compare),
      };
    } finally {
      this.discard();
    }
  }

  /** Lets go of what was put. Before `commit` nothing in the tree has changed. */
  discard(): void {
    this.drafts.remove();
  }

  private claim(path: string, text: string): void {
    if (/(?:^|\/)(?:\.|\/|$)/.test(path))
      throw new Error(
        `Cannot write "${path}": it is hidden or outside the tree; use names that do not begin with a dot`,
      );
    if (this.paths.has(path)) throw new Error(`Cannot write ${this.root}/${path}: it was put twice; rename one`);
    if (!text.startsWith(this.mark))
      throw new Error(`Cannot write ${this.root}/${path}: its text does not begin with "${this.mark}"; begin it so`);
    this.paths.add(path);
    for (let folder = parent(path); folder !== '' && !this.folders.has(folder); folder = parent(folder))
      this.folders.add(folder);
  }

  /** The present text; '' where there is none, undefined where it may not be replaced. */
  private read(path: string): string | undefined {
    const place = this.place(parent(path));
    if (place === 'absent') return '';
    if (place !== 'folder') return this.obstacle(place.path, place.what);
    try {
      const text = readText(join(this.root, path));
      // What is empty holds no one's work: a file of which a power cut left the name.
      if (text === '' || text.startsWith(this.mark)) return text;
      return this.obstacle(path, `lacks the first line "${this.mark} ...", so a person wrote it or took the line away`);
    } catch (error) {
      const code = codeOf(error);
      if (code === 'ENOENT') return '';
      if (code === 'EISDIR') return this.obstacle(path, 'is a folder');
      if (code === 'ELOOP') return this.obstacle(path, 'is a symbolic link');
      return this.obstacle(path, `cannot be read (${reasonOf(error)})`);
    }
  }

  private obstacle(path: string, what: string, cure = 'move it elsewhere or delete it'): undefined {
    this.obstacles.add(`Cannot write ${join(this.root, path)}: it ${what}; ${cure}`);
  }

  /** What stands where a folder is to be, the topmost obstacle first. A link might lead out of the tree. */
  private place(folder: string): Place {
    const known = this.places.get(folder);
    if (known) return known;
    const above = folder === '' ? 'folder' : this.place(parent(folder));
    const place = above === 'folder' ? placeOf(this.root, folder) : above;
    this.places.set(folder, place);
    return place;
  }

  private refuseObstacles(): void {
    if (this.failure) throw this.failure;
    for (const path of this.paths)
      if (this.folders.has(path)) this.obstacle(path, 'is the folder of another file too', 'rename one');
    const lines = [...this.obstacles, ...this.shrunk];
    if (lines.length > 0) throw new Refusal(lines.sort(compare));
  }

  /** Makes the folders and sees that files can be moved, so that a full disk or a folder without rights is met before that. */
  private prepare({ rendered, empty }: Rest): void {
    const made: string[] = [];
    let at = '';
    const make = (folder: string): void => {
      // Drafts has made the root.
      if (folder === '' || this.place(folder) === 'folder') return;
      make(parent(folder));
      at = folder;
      // Recursive, so that a folder which another run has made meanwhile is no error.
      if (fs.mkdirSync(join(this.root, folder), { recursive: true })) made.push(folder);
      this.places.set(folder, 'folder');
    };
    try {
      for (const folder of new Set(this.changed.map(parent))) make(folder);
      for (at of new Set([...this.changed, ...rendered, ...empty].map(parent)))
        fs.accessSync(join(this.root, at), fs.constants.W_OK | fs.constants.X_OK);
    } catch (error) {
      for (const folder of made.reverse()) removeIfEmpty(join(this.root, folder));
      throw refusal(`Cannot write into ${join(this.root, at)}, and nothing was changed`, error);
    }
  }

  private move({ rendered, empty }: Rest): void {
    let moved = 0;
    try {
      for (const path of this.changed) this.drafts.move(moved++, join(this.root, path));
      for (const path of rendered) fs.rmSync(join(this.root, path), { force: true });
    } catch (error) {
      throw refusal(`Cannot finish writing ${this.root}, where each file is now whole, old or new`, error);
    }
    for (const folder of empty) {
      // The folder above may be outside what this run renders, and hold nothing else.
      for (let path = folder; path !== '' && removeIfEmpty(join(this.root, path)); path = parent(path));
    }
  }
}

const parent = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
