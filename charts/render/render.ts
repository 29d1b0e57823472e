import { DEFINITION_CHECKS } from '../checks/definition/all';
import { MANIFEST_CHECKS } from '../checks/manifests/all';
import type { Environment } from '../model/environment';
import { Refusal } from '../model/finding';
import { compare } from '../model/names';
import { SETTINGS } from '../settings';
import { compose } from './compose';
import { manifestsOf } from './manifests';
import { RENDERED_MARK } from './rendered-mark';
import { type Json, toYaml } from './yaml';

/** A file of `gitops/`: its path below that folder, and its text. */
export interface RenderedFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Refuses definitions that break a rule, all of them at once.
 * @throws Refusal with a line for each finding; one that all environments of a platform share is told once
 */
export function checkDefinitions(environments: readonly Environment[]): void {
  const findings = new Map<string, string[]>();
  for (const environment of environments) {
    const { name } = environment.platform;
    for (const { at, message } of DEFINITION_CHECKS.flatMap((check) => check(environment))) {
      const key = `${name} ${at}: ${message}`;
      findings.set(key, [...(findings.get(key) ?? []), environment.id]);
    }
  }
  if (findings.size === 0) return;

  const count = (platform: string) => environments.filter((each) => each.platform.name === platform).length;
  const lines = [...findings].flatMap(([key, ids]) => {
    const platform = key.slice(0, key.indexOf(' '));
    const everywhere = new Set(ids).size === count(platform) && count(platform) > 1;
    return everywhere ? [key] : [...new Set(ids)].map((id) => id + key.slice(platform.length));
  });
  throw new Refusal(lines.sort(compare));
}

/**
 * The files of one environment, one at a time.
 * @throws Refusal with a line for each finding, once all objects are seen
 */
export function* render(environment: Environment): Generator<RenderedFile> {
  const header = `${RENDERED_MARK} from charts/platforms/${environment.platform.name}: change it there, then run "npm run synth"\n`;
  const lines: string[] = [];
  for (const { path, manifest } of manifestsOf(environment.id, compose(environment))) {
    for (const check of MANIFEST_CHECKS) {
      for (const fault of check(manifest)) lines.push(`${SETTINGS.output}/${path}: ${fault}`);
    }
    yield { path, text: header + toYaml(manifest as unknown as Json) };
  }
  if (lines.length > 0) throw new Refusal(lines.sort(compare));
}
