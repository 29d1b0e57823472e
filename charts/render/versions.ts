import { CATALOGUE, type Release, type ReleaseName } from '../constructs/controllers/catalogue';
import { controllersOf } from '../constructs/controllers/selection';
import { type Phase, waveOf } from '../constructs/phase';
import type { Environment } from '../model/environment';
import { compare } from '../model/names';

/** A third-party chart as it is installed. */
export interface InstalledChart extends Omit<Release, 'phase' | 'definitions'> {
  /** Name of the Helm release. */
  readonly name: string;
  /** Sync wave of its Application. */
  readonly wave: string;
  /** Sync wave in which its CustomResourceDefinitions arrive. */
  readonly definitionsWave: string | undefined;
  /** Platforms that need it. */
  readonly platforms: readonly string[];
}

/** The charts that these environments install, in order of name. */
export function versionsOf(environments: readonly Environment[]): InstalledChart[] {
  const users = new Map<ReleaseName, Set<string>>();
  for (const environment of environments) {
    for (const { release } of controllersOf(environment)) {
      users.set(release, (users.get(release) ?? new Set()).add(environment.platform.name));
    }
  }
  return [...users]
    .map(([name, platforms]) => {
      const { phase, definitions, ...release }: Release = CATALOGUE[name];
      return { ...release, name, wave: waveOf(phase), definitionsWave: waveIn(definitions), platforms: [...platforms] };
    })
    .sort((a, b) => compare(a.name, b.name));
}

const waveIn = (phase: Phase | undefined): string | undefined => phase && waveOf(phase);
