import type { Controller } from '../controller';
import { KINDS, sized, spreadOverZones, WEBHOOK_BUNDLES } from './shared';

/** Turns what Prometheus counts into the replicas of a service. */
export const keda: Controller = {
  name: 'keda',
  chart: 'keda',
  repository: 'https://kedacore.github.io/charts',
  version: '2.20.2',
  namespace: { name: 'keda', level: 'restricted', mesh: 'disabled' },
  phase: 'operators',
  values: {
    operator: { replicaCount: 2 },
    metricsServer: { replicaCount: 2 },
    webhooks: { replicaCount: 2, failurePolicy: 'Ignore' },
    podDisruptionBudget: {
      operator: { maxUnavailable: 1 },
      metricServer: { maxUnavailable: 1 },
      webhooks: { maxUnavailable: 1 },
    },
    priorityClassName: 'system-cluster-critical',
    image: { pullPolicy: 'IfNotPresent' },
    enableServiceLinks: false,
    // Without its definitions every ScaledObject goes, and with them the autoscalers.
    crds: { additionalAnnotations: { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' } },
    resources: {
      operator: sized(['100m', '192Mi'], ['1', '512Mi']),
      metricServer: sized(['50m', '128Mi'], ['500m', '256Mi']),
      webhooks: sized(['20m', '64Mi'], ['200m', '128Mi']),
    },
    topologySpreadConstraints: {
      operator: spreadOverZones({ app: 'keda-operator' }),
      metricsServer: spreadOverZones({ app: 'keda-operator-metrics-apiserver' }),
      webhooks: spreadOverZones({ app: 'keda-admission-webhooks' }),
    },
    prometheus: {
      operator: { enabled: true, serviceMonitor: { enabled: true } },
      metricServer: { enabled: true, serviceMonitor: { enabled: true } },
      webhooks: { enabled: true, serviceMonitor: { enabled: true } },
    },
  },
  // Delegated authentication reads a ConfigMap of kube-system.
  alsoIn: ['kube-system'],
  kinds: {
    cluster: [
      ...KINDS.clusterRoles,
      ...KINDS.definitions,
      'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
      'apiregistration.k8s.io/APIService',
    ],
    namespaced: [...KINDS.roles, ...KINDS.deployment, 'monitoring.coreos.com/ServiceMonitor'],
  },
  ignore: [
    ...WEBHOOK_BUNDLES,
    { group: 'apiregistration.k8s.io', kind: 'APIService', jqPathExpressions: ['.spec.caBundle'] },
  ],
};
