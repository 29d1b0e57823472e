import type { Environment } from '../model/environment';
import { Refusal } from '../model/finding';
import { compare } from '../model/names';
import type { Platform } from '../model/platform';
import { unsealedOf } from '../model/required-secrets';
import { holdsData } from '../render/holds-data';
import { checkDefinitions, render } from '../render/render';
import { OutputTree, type WriteResult } from '../render/write';
import { Progress } from './progress';
import { select } from './select';

export interface SynthOptions {
  /** Platforms or environments to render, as `azora` or `azora/production`; all where empty. */
  readonly targets: readonly string[];
  /** Writes nothing; refuses when the folder differs from a fresh render. */
  readonly check: boolean;
  /** Folder that is written. */
  readonly output: string;
  readonly platforms: readonly Platform[];
}

/**
 * Renders environments into the output folder: all of them or, when anything is wrong, none.
 * @returns the line that says what was done
 * @throws Refusal with a line for each finding
 */
export function synth({ targets, check, output, platforms }: SynthOptions): string {
  const progress = new Progress(process.stderr);
  const environments = select(platforms, targets);
  checkDefinitions(environments);

  const tree = new OutputTree(output, { check });
  const problems: string[] = [];
  for (const [index, environment] of environments.entries()) {
    progress.show(`${environment.id} (${index + 1} of ${environments.length})`);
    problems.push(...renderInto(tree, environment));
  }
  progress.clear();
  if (problems.length > 0) {
    tree.discard();
    throw new Refusal(problems);
  }

  // Whoever renders everything also cleans up what platforms that are gone have left behind.
  const result = tree.commit(targets.length === 0 ? [''] : environments.map(({ id }) => id));
  if (check) refuseDifferences(output, result);
  for (const path of result.foreign)
    console.error(`${output}/${path}: no synth wrote it, so it was left alone; move it elsewhere`);
  tellRemoved(output, result.removed);
  tellUnsealed(environments);
  return summary(environments, result, progress.seconds());
}

/** Removed files that are named; of more, the summary gives the number. What holds data is always named. */
const NAMED = 20;

function tellRemoved(output: string, removed: readonly string[]): void {
  for (const [index, path] of removed.entries()) {
    if (holdsData(path))
      console.error(
        `${output}/${path}: removed, nothing renders it any more; what it holds stays in the cluster until somebody deletes it there`,
      );
    else if (index < NAMED) console.error(`${output}/${path}: removed, nothing renders it any more`);
  }
}

function renderInto(tree: OutputTree, environment: Environment): readonly string[] {
  try {
    for (const { path, text } of render(environment)) tree.put(path, text);
    return [];
  } catch (error) {
    if (error instanceof Refusal) return error.lines;
    tree.discard();
    throw error;
  }
}

/** One line, which changes when a secret is new in one environment: pods wait for Secrets that are not there, so nobody should learn it from the cluster. */
function tellUnsealed(environments: readonly Environment[]): void {
  const each = environments
    .map((environment) => ({ id: environment.id, missing: unsealedOf(environment).length }))
    .filter(({ missing }) => missing > 0)
    .map(({ id, missing }) => `${id} ${missing}`)
    .join(', ');
  if (each === '') return;
  console.error(`${each} ${each.endsWith(' 1') ? 'secret' : 'secrets'} not sealed yet; "npm run secrets" lists them`);
}

function refuseDifferences(output: string, { written, removed, foreign }: WriteResult): void {
  const lines = [
    ...written.map(
      (path) => `${output}/${path}: differs from a fresh render; run "npm run synth" and commit the result`,
    ),
    ...removed.map((path) => `${output}/${path}: is no longer rendered; run "npm run synth" and commit the result`),
    ...foreign.map((path) => `${output}/${path}: no synth wrote it; move it elsewhere`),
  ];
  if (lines.length > 0) throw new Refusal(lines.sort(compare));
}

function summary(environments: readonly Environment[], result: WriteResult, seconds: string): string {
  const platforms = new Set(environments.map(({ platform }) => platform.name)).size;
  const { written, unchanged, removed } = result;
  return (
    `${count(platforms, 'platform')}, ${count(environments.length, 'environment')}: ` +
    `${count(written.length, 'file')} written, ${unchanged} unchanged, ${removed.length} removed in ${seconds} s`
  );
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
