import fs from 'node:fs';
import { join } from 'node:path';
import { type Place, refusal, startsWith } from './disk';

/** What is in folders and was not put there by this run. Paths are below the root. */
export interface Rest {
  readonly rendered: string[];
  readonly foreign: string[];
  /** Folders that hold nothing but rendered files, those inside before those around. */
  readonly empty: string[];
}

export interface SurveyProps {
  readonly root: string;
  /** First words of files that runs write. */
  readonly mark: string;
  /** Files that this run puts, which are no rest. */
  readonly put: ReadonlySet<string>;
  /** What stands where a folder is looked for. */
  readonly place: (folder: string) => Place;
}

/** Reads only. */
export function survey(folders: readonly string[], props: SurveyProps): Rest {
  const { place } = props;
  const rest: Rest = { rendered: [], foreign: [], empty: [] };
  const apart = folders.filter((folder) => !folders.some((other) => isBelow(folder, other)));
  for (const folder of new Set(apart)) {
    const there = place(folder);
    if (there === 'folder') surveyFolder(folder, props, rest);
    else if (there !== 'absent') rest.foreign.push(there.path);
  }
  return rest;
}

/** Every file that this run does not put, in hidden folders and other environments too: Git takes those as well. Reads only. */
export function filesBeside(put: ReadonlySet<string>, root: string, folder = ''): string[] {
  return listed(root, folder).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (!entry.isDirectory()) return put.has(path) ? [] : [path];
    return NOT_COMMITTED.test(path) ? [] : filesBeside(put, root, path);
  });
}

/** Git's own, and text of other runs that waits. */
const NOT_COMMITTED = /(?:^|\/)\.git$|^\.synth-/;

/** What is not there or cannot be read is no folder that could be committed. */
function listed(root: string, folder: string): fs.Dirent[] {
  try {
    return fs.readdirSync(join(root, folder), { withFileTypes: true });
  } catch {
    return [];
  }
}

/** @returns whether the folder will be empty */
function surveyFolder(folder: string, props: SurveyProps, rest: Rest): boolean {
  const { root, mark, put } = props;
  let empty = true;
  for (const entry of entriesOf(root, folder)) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      // Runs render nothing into hidden folders: what is there is git's, an editor's or another run's.
      if (entry.name.startsWith('.') || !surveyFolder(path, props, rest)) empty = false;
    } else if (put.has(path)) empty = false;
    else if (entry.isFile() && startsWith(mark, join(root, path))) rest.rendered.push(path);
    else {
      rest.foreign.push(path);
      empty = false;
    }
  }
  if (!empty || folder === '') return false;
  rest.empty.push(folder);
  return true;
}

function entriesOf(root: string, folder: string): fs.Dirent[] {
  try {
    return fs.readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    throw refusal(`Cannot list ${join(root, folder)}, and nothing was changed`, error);
  }
}

const isBelow = (path: string, folder: string): boolean =>
  path !== folder && (folder === '' || path.startsWith(`${folder}/`));
