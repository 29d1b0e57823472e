import type { k8s } from 'cdk8s-plus-27';
import type { Redis } from '../../../model/datastore';
import type { Environment } from '../../../model/environment';
import {
  REDIS_OPERATOR,
  REDIS_PORT,
  redisCertificateOf,
  redisPasswordOf,
  redisPods,
} from '../../../model/stores/redis';
import { CONTROLLER_PRIORITY } from '../../guardrails/priorities';
import { podsIn, tcp, toApiServer, toClusterDns } from '../../network/grants';
import type { Install } from '../controller';
import { KINDS, ONE_MORE, sized } from '../shared';

const NAME = 'redis-operator';

const IMAGE_TAG = 'v0.26.0';

/** Makes Redis from what a platform declares, has its nodes find each other, and repairs what they do not. */
export const redisOperator: Install = (environment) => ({
  release: 'redis-operator',
  values: {
    replicas: 2,
    redisOperator: {
      name: NAME,
      imageName: 'quay.io/opstree/redis-operator',
      imageTag: IMAGE_TAG,
      // The same image writes redis.conf in an init container of each Redis.
      initContainerImageTag: IMAGE_TAG,
      imagePullPolicy: 'IfNotPresent',
      strategy: ONE_MORE,
      watchNamespace: environment.namespaces.datastores,
      serviceDNSDomain: 'cluster.local',
      extraArgs: ['--zap-encoder=json', '--zap-log-level=info'],
      // It would keep every Redis from starting while it is away, to put a leader and its follower on different nodes;
      // spread constraints put them in different zones without it.
      webhook: false,
      metrics: { enabled: true, bindAddress: `:${REDIS_OPERATOR.metrics.port}` },
      pprof: { enabled: false },
    },
    certmanager: { enabled: false },
    // Redis of any image, on a root that cannot be written to: its configuration comes from an init container.
    featureGates: { GenerateConfigInInitContainer: true },
    // With the other scope it would read every Secret and enter every pod of the cluster.
    rbac: { enabled: true, scope: 'namespace' },
    serviceAccountName: NAME,
    priorityClassName: CONTROLLER_PRIORITY,
    resources: sized(['50m', '128Mi'], ['500m', '256Mi']),
    affinity: SPREAD,
    podSecurityContext: { runAsNonRoot: true, runAsUser: 65532, seccompProfile: { type: 'RuntimeDefault' } },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    manager: {
      config: { kubeClientTimeout: '60s', kubeClientQPS: 0, maxConcurrentReconciles: 3, execCommandTimeout: '60s' },
    },
  },
  kinds: {
    cluster: [...KINDS.definitions],
    namespaced: [...KINDS.roles, '/ServiceAccount', 'apps/Deployment'],
  },
  grants: [
    {
      namespace: environment.namespaces.datastores,
      role: NAME,
      serviceAccount: { namespace: REDIS_OPERATOR.namespace, name: NAME },
      rules: [...RULES, secretsOf(environment)],
    },
  ],
  budgets: [{ name: NAME, podLabels: REDIS_OPERATOR.podLabels }],
  firewalls: [
    {
      name: NAME,
      podLabels: REDIS_OPERATOR.podLabels,
      admits: [],
      metrics: [REDIS_OPERATOR.metrics.port],
      reaches: [toApiServer(environment.apiServer), toClusterDns(environment.nodes), ...toInstances(environment)],
    },
  ],
});

/** What its code does in the namespace that it watches. It makes no Redis itself, and removes no volume. */
const RULES: readonly k8s.PolicyRule[] = [
  {
    apiGroups: ['redis.redis.opstreelabs.in'],
    resources: ['redis', 'redisclusters', 'redisreplications', 'redissentinels'],
    verbs: ['get', 'list', 'watch', 'update', 'patch'],
  },
  {
    apiGroups: ['redis.redis.opstreelabs.in'],
    resources: ['redis/status', 'redisclusters/status', 'redisreplications/status', 'redissentinels/status'],
    verbs: ['get', 'update', 'patch'],
  },
  {
    apiGroups: ['redis.redis.opstreelabs.in'],
    resources: [
      'redis/finalizers',
      'redisclusters/finalizers',
      'redisreplications/finalizers',
      'redissentinels/finalizers',
    ],
    verbs: ['update'],
  },
  {
    apiGroups: ['apps'],
    resources: ['statefulsets'],
    verbs: ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'],
  },
  { apiGroups: [''], resources: ['services'], verbs: ['get', 'list', 'watch', 'create', 'update', 'patch'] },
  // It tells who leads by a label, and has redis-cli in the pods join nodes.
  { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch', 'patch'] },
  { apiGroups: [''], resources: ['pods/exec'], verbs: ['create'] },
  { apiGroups: [''], resources: ['persistentvolumeclaims'], verbs: ['get', 'list', 'watch', 'update', 'patch'] },
  { apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list', 'watch'] },
  { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
  // Those of its own making, which none here is.
  { apiGroups: ['policy'], resources: ['poddisruptionbudgets'], verbs: ['get'] },
];

/** The password of each Redis and its certificate, and no other Secret of the namespace. */
const secretsOf = ({ datastores }: Environment): k8s.PolicyRule => ({
  apiGroups: [''],
  resources: ['secrets'],
  resourceNames: [...datastores].flatMap(([name, { engine }]) =>
    engine === 'redis' ? [redisPasswordOf(name), redisCertificateOf(name)] : [],
  ),
  verbs: ['get'],
});

/** Over zones, and over nodes: the chart has no field for topology. */
const SPREAD = {
  podAntiAffinity: {
    preferredDuringSchedulingIgnoredDuringExecution: ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map(
      (topologyKey) => ({
        weight: 50,
        podAffinityTerm: { topologyKey, labelSelector: { matchLabels: REDIS_OPERATOR.podLabels } },
      }),
    ),
  },
};

/** It asks each instance of a Redis who it is, and joins them. */
const toInstances = ({ namespaces, datastores }: Environment): k8s.NetworkPolicyEgressRule[] =>
  [...datastores]
    .filter((entry): entry is [string, Redis] => entry[1].engine === 'redis')
    .map(([name, store]) => ({
      to: redisPods(name, store).pods.map((labels) => podsIn(namespaces.datastores, labels)),
      ports: [tcp(REDIS_PORT)],
    }));
