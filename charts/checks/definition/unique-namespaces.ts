import { CONTROLLER_NAMESPACES } from '../../model/components';
import type { Check } from '../check';

/** A quota, a default deny and a role of the platform would otherwise meet controllers that know nothing of them. */
export const uniqueNamespaces: Check = ({ namespaces }) =>
  (['services', 'datastores'] as const)
    .filter((kind) => CONTROLLER_NAMESPACES.some((taken) => taken === namespaces[kind]))
    .map((kind) => ({
      at: `namespaces.${kind}`,
      message: `"${namespaces[kind]}" belongs to the cluster and its controllers; give the platform a namespace of its own`,
    }));
