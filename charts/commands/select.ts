import { type Environment, environmentsOf } from '../model/environment';
import { Refusal } from '../model/finding';
import { nearestFirst } from '../model/names';
import type { Platform } from '../model/platform';

/**
 * The environments that the command line names, as `azora`, `azora/production` or nothing for all.
 * @throws Refusal when a name is unknown, with the known ones, nearest first
 */
export function select(platforms: readonly Platform[], targets: readonly string[]): Environment[] {
  const all = platforms.flatMap(environmentsOf);
  const unknown = targets.filter((target) => !all.some((environment) => matches(environment, target)));
  if (unknown.length > 0) {
    const known = [...platforms.map(({ name }) => name), ...all.map(({ id }) => id)];
    throw new Refusal(
      unknown.map(
        (target) =>
          `"${target}" is no platform or environment; did you mean "${nearestFirst(target, known)[0]}"? Known: ${nearestFirst(target, known).join(', ')}`,
      ),
    );
  }
  return targets.length === 0 ? all : all.filter((each) => targets.some((target) => matches(each, target)));
}

const matches = ({ id, platform }: Environment, target: string): boolean => {
  const name = target.replace(/\/$/, '');
  return name === id || name === platform.name;
};
