import type { Ignored } from './controller';

/** Certificates that a controller writes into its own webhooks once it runs. */
export const WEBHOOK_BUNDLES: readonly Ignored[] = [
  'MutatingWebhookConfiguration',
  'ValidatingWebhookConfiguration',
].map((kind) => ({
  group: 'admissionregistration.k8s.io',
  kind,
  jqPathExpressions: ['.webhooks[]?.clientConfig.caBundle'],
}));

/** Spreads the replicas of a controller over zones and, where one zone is all there is, over nodes. */
export const spreadOverZones = (matchLabels: Readonly<Record<string, string>>) =>
  ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map((topologyKey) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels },
  }));

/** Requests and limits of one container. */
export const sized = (
  requests: readonly [cpu: string, memory: string],
  limits: readonly [cpu: string, memory: string],
) => ({
  requests: { cpu: requests[0], memory: requests[1] },
  limits: { cpu: limits[0], memory: limits[1] },
});

/** A rollout that starts a pod before it ends another, one at a time. */
export const ONE_MORE = { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } as const;

const VALIDATION = 'admissionregistration.k8s.io/ValidatingWebhookConfiguration';

/** Kinds that most charts render, as `group/Kind`. */
export const KINDS = {
  clusterRoles: ['rbac.authorization.k8s.io/ClusterRole', 'rbac.authorization.k8s.io/ClusterRoleBinding'],
  roles: ['rbac.authorization.k8s.io/Role', 'rbac.authorization.k8s.io/RoleBinding'],
  deployment: ['/Service', '/ServiceAccount', 'apps/Deployment', 'policy/PodDisruptionBudget'],
  monitored: ['monitoring.coreos.com/ServiceMonitor'],
  certified: ['cert-manager.io/Certificate', 'cert-manager.io/Issuer'],
  validation: [VALIDATION],
  webhooks: ['admissionregistration.k8s.io/MutatingWebhookConfiguration', VALIDATION],
  definitions: ['apiextensions.k8s.io/CustomResourceDefinition'],
} as const;
