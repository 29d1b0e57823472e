import { PAGE_MARK } from '../handbook/page';
import { pagesOf, runbooksOf } from '../handbook/pages';
import { environmentsOf } from '../model/environment';
import { Refusal } from '../model/finding';
import { compare, nearestFirst } from '../model/names';
import type { Platform } from '../model/platform';
import { OutputTree } from '../render/write';

export interface HandbookOptions {
  /** Writes nothing; refuses when a page differs from a fresh one. */
  readonly check: boolean;
  /** Folder of the documentation. */
  readonly output: string;
  readonly platforms: readonly Platform[];
}

/**
 * Writes the pages that follow from the definitions, and removes those of datastores that are gone.
 * @returns the line that says what was done
 * @throws Refusal with a line for each page that differs, or that a person wrote in its place
 */
export function handbook({ check, output, platforms }: HandbookOptions): string {
  const tree = new OutputTree(output, { check, mark: PAGE_MARK });
  for (const { path, text } of pagesOf(platforms)) tree.put(path, text);
  const { written, unchanged, removed } = tree.commit([RUNBOOKS]);
  if (check) refuseDifferences(output, written, removed);
  return `${written.length} written, ${unchanged} unchanged, ${removed.length} removed`;
}

/** Below the documentation's folder: holds runbooks and nothing else. */
const RUNBOOKS = 'runbooks';

function refuseDifferences(output: string, written: readonly string[], removed: readonly string[]): void {
  const cure = 'run "npm run handbook" and commit the result';
  const lines = [
    ...written.map((path) => `${output}/${path}: differs from a fresh one; ${cure}`),
    ...removed.map((path) => `${output}/${path}: is of nothing that is defined; ${cure}`),
  ];
  if (lines.length > 0) throw new Refusal(lines.sort(compare));
}

/**
 * A runbook with commands for an environment of choice.
 * @param page `azora/staging/postgres`
 * @throws Refusal when there is none, with the known ones, nearest first
 */
export function runbookPage(page: string, platforms: readonly Platform[]): string {
  const known = new Map<string, string>(
    platforms.flatMap(environmentsOf).flatMap((environment) =>
      runbooksOf([environment]).map(({ path, text }) => {
        const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/, '');
        return [`${environment.id}/${name}`, text] as const;
      }),
    ),
  );
  const text = known.get(page);
  if (text === undefined) {
    const nearest = nearestFirst(page.replace(/\/$/, ''), [...known.keys()], shortened).slice(0, 6);
    throw new Refusal([`"${page}" has no runbook; did you mean "${nearest[0]}"? Known: ${nearest.join(', ')}, ...`]);
  }
  return text.trimEnd();
}

/** What people type for `azora/staging/redis`: a part of it, or without the environment. */
function shortened(page: string): string[] {
  const [platform = '', environment = '', name = ''] = page.split('/');
  return [page, `${platform}/${environment}`, `${platform}/${name}`, platform, name];
}
