import type { ManifestCheck } from './manifest-check';
import { containersOf, podOf } from './pods';

const NEEDED = ['cpu', 'memory', 'ephemeral-storage'] as const;

/** A container without requests is scheduled blindly, one without limits takes what others need. */
export const requireContainerResources: ManifestCheck = (manifest) => {
  const pod = podOf(manifest);
  if (!pod) return [];
  return containersOf(pod).flatMap(({ name, resources = {} }) => {
    const missing = (['requests', 'limits'] as const).flatMap((side) =>
      NEEDED.filter((amount) => resources[side]?.[amount] === undefined).map((amount) => `resources.${side}.${amount}`),
    );
    return missing.length === 0 ? [] : [`container "${name}" has no ${missing.join(', ')}; state them`];
  });
};
