import { RABBITMQ_MANAGEMENT_PORT, RABBITMQ_OPERATOR, rabbitmqPods } from '../../../model/stores/rabbitmq';
import { authorityReaderOf } from '../../data/rabbitmq/rabbitmq-authority';
import { CONTROLLER_PRIORITY } from '../../guardrails/priorities';
import { fromApiServer, podsIn, tcp, toApiServer, toClusterDns } from '../../network/grants';
import type { Install } from '../controller';
import { KINDS, ONE_MORE, sized, spreadOverZones, WEBHOOK_BUNDLES } from '../shared';

const RELEASE = 'rabbitmq-cluster-operator';

const { authority: AUTHORITY, topology: TOPOLOGY } = RABBITMQ_OPERATOR;

/** Labels of the pods of the operator that makes nodes. */
const CLUSTERS = { ...TOPOLOGY, 'app.kubernetes.io/component': 'rabbitmq-operator' };

/** What both operators have in common. */
const operator = (podLabels: Readonly<Record<string, string>>, namespace: string) => ({
  replicaCount: 2,
  watchAllNamespaces: false,
  watchNamespaces: [namespace],
  updateStrategy: ONE_MORE,
  revisionHistoryLimit: 5,
  priorityClassName: CONTROLLER_PRIORITY,
  pdb: { create: true, maxUnavailable: 1 },
  topologySpreadConstraints: spreadOverZones(podLabels),
  extraArgs: ['--zap-encoder=json'],
  // Its own would admit everyone.
  networkPolicy: { enabled: false },
});

/** Runs RabbitMQ: one operator makes the nodes, the other their queues, users and permissions by the management API. */
export const rabbitmqOperators: Install = ({ apiServer, nodes, namespaces, datastores }) => {
  const clusters = [...datastores].filter(([, { engine }]) => engine === 'rabbitmq').map(([name]) => name);
  return {
    release: RELEASE,
    values: {
      useCertManager: true,
      clusterOperator: {
        ...operator(CLUSTERS, namespaces.datastores),
        resources: sized(['50m', '128Mi'], ['500m', '256Mi']),
        // It would judge what only Argo CD writes, and what is rendered has been judged before.
        webhook: { enabled: false },
        metrics: { podMonitor: { enabled: true } },
      },
      msgTopologyOperator: {
        ...operator(TOPOLOGY, namespaces.datastores),
        enabled: true,
        // Else the names of its webhook and of itself would be cut off at the same letter.
        fullnameOverride: 'messaging-topology-operator',
        resources: sized(['50m', '128Mi'], ['500m', '256Mi']),
        // Over HTTPS it would ask the Kubernetes API who Prometheus is; a policy admits Prometheus alone.
        metrics: { secure: false, podMonitor: { enabled: true } },
        // It trusts what its system trusts, once it starts: so the authority is made here, and waited for.
        extraVolumes: [
          {
            name: AUTHORITY,
            secret: { secretName: AUTHORITY, items: [{ key: 'ca.crt', path: 'ca.crt' }] },
          },
        ],
        extraVolumeMounts: [
          {
            name: AUTHORITY,
            mountPath: '/etc/ssl/certs/rabbitmq-authority.crt',
            subPath: 'ca.crt',
            readOnly: true,
          },
        ],
      },
      extraDeploy: authorityFor(namespaces.datastores, clusters),
    },
    firewalls: [
      {
        name: RELEASE,
        podLabels: CLUSTERS,
        admits: [],
        metrics: [9782],
        reaches: [toApiServer(apiServer), toClusterDns(nodes)],
      },
      {
        name: 'messaging-topology-operator',
        podLabels: TOPOLOGY,
        admits: [fromApiServer(apiServer, 9443)],
        metrics: [8080],
        reaches: [
          toApiServer(apiServer),
          toClusterDns(nodes),
          ...clusters.flatMap((name) =>
            rabbitmqPods(name).pods.map((labels) => ({
              to: [podsIn(namespaces.datastores, labels)],
              ports: [tcp(RABBITMQ_MANAGEMENT_PORT)],
            })),
          ),
        ],
      },
    ],
    alsoIn: [namespaces.datastores],
    kinds: {
      cluster: [...KINDS.clusterRoles, ...KINDS.definitions, ...KINDS.validation],
      namespaced: [...KINDS.roles, ...KINDS.deployment, ...KINDS.certified, 'monitoring.coreos.com/PodMonitor'],
    },
    ignore: WEBHOOK_BUNDLES,
  };
};

/** Who signs the certificates of every RabbitMQ, and the leave for each to fetch the key that it signs with. */
const authorityFor = (datastores: string, clusters: readonly string[]) => [
  {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name: AUTHORITY },
    spec: {
      secretName: AUTHORITY,
      isCA: true,
      commonName: AUTHORITY,
      // The chart's own, self-signed.
      issuerRef: { group: 'cert-manager.io', kind: 'Issuer', name: RELEASE },
      privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Never' },
      usages: ['cert sign', 'crl sign', 'digital signature'],
      // Ten years, renewed a year before: clients hold on to it, so it changes as rarely as may be.
      duration: '87600h0m0s',
      renewBefore: '8760h0m0s',
      revisionHistoryLimit: 3,
    },
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: AUTHORITY },
    rules: [{ apiGroups: [''], resources: ['secrets'], resourceNames: [AUTHORITY], verbs: ['get'] }],
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: AUTHORITY },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: AUTHORITY },
    subjects: clusters.map((name) => ({
      kind: 'ServiceAccount',
      name: authorityReaderOf(name),
      namespace: datastores,
    })),
  },
];
