import { CONTROLLER_NAMESPACES } from '../../model/components';
import type { Check } from '../check';

/** A quota, a default deny and a role of the platform would otherwise meet controllers that know nothing of them. */
export const uniqueNamespaces: Check = ({ namespaces, platform: { edge } }) => {
  const taken: readonly string[] = [...CONTROLLER_NAMESPACES, edge.namespace];
  return (['services', 'datastores'] as const)
    .filter((kind) => taken.includes(namespaces[kind]))
    .map((kind) => ({
      at: `namespaces.${kind}`,
      message: `"${namespaces[kind]}" belongs to ${ownerOf(namespaces[kind], edge)}; give the platform a namespace of its own`,
    }));
};

const ownerOf = (namespace: string, edge: { readonly namespace: string; readonly proxy: string }) =>
  namespace === edge.namespace ? `the edge, "${edge.proxy}"` : 'the cluster and its controllers';
