import { ECK, ELASTICSEARCH_PORT, elasticsearchPods } from '../../../model/stores/elasticsearch';
import { CONTROLLER_PRIORITY } from '../../guardrails/priorities';
import { podsIn, tcp, toApiServer, toClusterDns } from '../../network/grants';
import { CATALOGUE } from '../catalogue';
import type { Install } from '../controller';
import { KINDS, sized } from '../shared';

const METRICS_PORT = 8080;

/** What it reads beyond its namespaces, since it tells Elasticsearch which zone each of its nodes is in. */
const NODE_LABELS = 'topology.kubernetes.io/zone';

const NODE_READER = 'elastic-operator-nodes';

/**
 * Runs Elasticsearch in the datastores' namespace, by Roles there and in its own: with rights for the whole cluster it
 * would read and write every Secret. That costs its webhook, which the chart gives with those only. What the webhook
 * looks at, the operator looks at again before it acts, and says so in an event.
 */
export const eckOperator: Install = ({ apiServer, nodes, namespaces, datastores }) => ({
  release: 'eck-operator',
  values: {
    managedNamespaces: [namespaces.datastores],
    createClusterScopedResources: false,
    webhook: { enabled: false },
    installCRDs: true,
    replicaCount: 2,
    podDisruptionBudget: { enabled: true, minAvailable: 1 },
    priorityClassName: CONTROLLER_PRIORITY,
    resources: sized(['100m', '192Mi'], ['1', '512Mi']),
    affinity: apart,
    podSecurityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    telemetry: { disabled: true },
    config: {
      metrics: { port: String(METRICS_PORT) },
      exposedNodeLabels: [NODE_LABELS],
      setDefaultSecurityContext: 'true',
      // Would take rights for the whole cluster too. The datastores' class is expandable.
      validateStorageClass: false,
      // Its own certificates: renewed a month before they end, so that a stopped operator has time to be noticed.
      caValidity: '26280h',
      caRotateBefore: '720h',
      certificatesValidity: '8760h',
      certificatesRotateBefore: '720h',
    },
    podMonitor: { enabled: true, interval: '1m', scrapeTimeout: '10s' },
    extraObjects: [nodeReader, nodeReaderBinding],
  },
  alsoIn: [namespaces.datastores],
  kinds: {
    cluster: [...KINDS.clusterRoles, ...KINDS.definitions],
    namespaced: [
      ...KINDS.roles,
      '/ConfigMap',
      '/ServiceAccount',
      'apps/StatefulSet',
      'policy/PodDisruptionBudget',
      'monitoring.coreos.com/PodMonitor',
    ],
  },
  firewalls: [
    {
      name: 'elastic-operator',
      podLabels: ECK.podLabels,
      admits: [],
      metrics: [METRICS_PORT],
      reaches: [
        toApiServer(apiServer),
        toClusterDns(nodes),
        ...[...datastores]
          .filter(([, { engine }]) => engine === 'elasticsearch')
          .map(([name]) => ({
            to: elasticsearchPods(name).pods.map((labels) => podsIn(namespaces.datastores, labels)),
            ports: [tcp(ELASTICSEARCH_PORT)],
          })),
      ],
    },
  ],
});

/** The chart knows no topologySpreadConstraints. */
const apart = {
  podAntiAffinity: {
    preferredDuringSchedulingIgnoredDuringExecution: ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map(
      (topologyKey) => ({
        weight: 100,
        podAffinityTerm: { topologyKey, labelSelector: { matchLabels: { ...ECK.podLabels } } },
      }),
    ),
  },
};

const nodeReader = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: ${NODE_READER}
rules:
  - apiGroups: [""]
    resources: [nodes]
    verbs: [get, list, watch]
`;

const nodeReaderBinding = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: ${NODE_READER}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: ${NODE_READER}
subjects:
  - kind: ServiceAccount
    name: elastic-operator
    namespace: ${CATALOGUE['eck-operator'].namespace}
`;
