import type { Elasticsearch } from '../../../model/datastore';
import { type Resources, withDisk } from '../../../model/resources';
import { elasticsearchLabels } from '../../../model/stores/elasticsearch';
import { priorityClassOf } from '../../guardrails/priorities';
import { RESTRICTED_CONTAINER, restrictedPod } from '../../guardrails/restricted';
import { storeLabels } from '../../metadata';
import { OUTSIDE_MESH, OUTSIDE_MESH_REASON } from '../outside-mesh';
import type { StoreProps } from '../store-props';
import { exporterContainer, exporterVolume } from './exporter';

/** The user of the image, whom its files belong to. */
const USER = 1000;

/** What the operator runs before a node: it lays files out, and holds a node back that an operator suspended. */
const FIRST = ['elastic-internal-init-filesystem', 'elastic-internal-suspend'] as const;

const FIRST_RESOURCES: Resources = {
  requests: { cpu: '100m', memory: '64Mi' },
  limits: { cpu: '200m', memory: '128Mi' },
};

/** What is said of the pods; the operator adds commands, probes, volumes and the rest. The heap is half of the memory. */
export function nodePod({ environment, name, store }: StoreProps<Elasticsearch>) {
  const matchLabels = elasticsearchLabels(name);
  return {
    metadata: {
      labels: { ...storeLabels(environment, name, store), ...OUTSIDE_MESH },
      annotations: { ...OUTSIDE_MESH_REASON },
    },
    spec: {
      serviceAccountName: name,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      priorityClassName: priorityClassOf(store.tier),
      securityContext: restrictedPod(USER),
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: 'topology.kubernetes.io/zone',
          whenUnsatisfiable: environment.profile.zoneSpread,
          labelSelector: { matchLabels },
        },
      ],
      affinity: {
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            { weight: 100, podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels } } },
          ],
        },
      },
      initContainers: FIRST.map((container) => ({
        name: container,
        resources: withDisk(FIRST_RESOURCES, { request: '64Mi', limit: '256Mi' }),
        securityContext: CONFINED,
      })),
      containers: [
        // Beside its data on the volume it writes two gigabytes of garbage collector's logs, in turn.
        {
          name: 'elasticsearch',
          resources: withDisk(store.resources, { request: '1Gi', limit: '4Gi' }),
          securityContext: CONFINED,
        },
        exporterContainer(name),
      ],
      volumes: [exporterVolume(name)],
    },
  };
}

const CONFINED = { ...RESTRICTED_CONTAINER, privileged: false, runAsNonRoot: true };
