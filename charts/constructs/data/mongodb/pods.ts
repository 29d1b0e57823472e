import type { ContainerSecurity, PerconaPods } from '../../../../imports/psmdb.percona.com';
import { LABEL } from '../../../model/labels';
import type { Resources } from '../../../model/resources';
import { priorityClassOf } from '../../guardrails/priorities';
import { restrictedPod } from '../../guardrails/restricted';
import { storeLabels } from '../../metadata';
import { OUTSIDE_MESH, OUTSIDE_MESH_REASON } from '../outside-mesh';
import type { StoreProps } from '../store-props';

/** User and group of Percona's images. */
const USER = 1001;

/** No read-only root: the entry point writes its certificate to `/tmp`, where the operator mounts nothing. */
export const CONTAINER_SECURITY: ContainerSecurity = {
  runAsNonRoot: true,
  runAsUser: USER,
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  seccompProfile: { type: 'RuntimeDefault' },
};

/** `mongodb-backup`: the ServiceAccount of all pods, and the role that reaches the copies. */
export const identityOf = (name: string): string => `${name}-backup`;

export interface PodsProps extends StoreProps {
  readonly size: number;
  readonly resources: Resources;
  readonly life: 'live' | 'throw-away';
}

/** What pods of every kind have in common. */
export function podFields({ environment, name, store, size, resources, life }: PodsProps): PerconaPods {
  return {
    size,
    affinity: { antiAffinityTopologyKey: 'kubernetes.io/hostname' },
    topologySpreadConstraints: [
      // Without a selector the operator puts in that of the replica set.
      {
        maxSkew: 1,
        topologyKey: 'topology.kubernetes.io/zone',
        whenUnsatisfiable: environment.profile.zoneSpread,
        nodeTaintsPolicy: 'Honor',
      },
    ],
    podDisruptionBudget: { maxUnavailable: 1 },
    // What a drill makes pushes nobody out.
    priorityClassName: priorityClassOf(life === 'live' ? store.tier : 'batch'),
    serviceAccountName: identityOf(name),
    // A primary hands over and flushes its cache.
    terminationGracePeriodSeconds: 120,
    labels: { ...costLabels({ environment, name, store }), ...OUTSIDE_MESH },
    annotations: { ...OUTSIDE_MESH_REASON },
    podSecurityContext: restrictedPod(USER),
    containerSecurityContext: CONTAINER_SECURITY,
    resources,
  };
}

/** Those of the operator are what its selectors match; in pods of mongos a given label would replace them. */
export function costLabels({ environment, name, store }: StoreProps): Record<string, string> {
  const own: readonly string[] = [LABEL.name, LABEL.instance, LABEL.component, LABEL.partOf, LABEL.managedBy];
  return Object.fromEntries(
    Object.entries(storeLabels(environment, name, store)).filter(([label]) => !own.includes(label)),
  );
}
