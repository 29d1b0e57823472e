import { PROMETHEUS } from '../../../model/prometheus';
import { CONTROLLER_PRIORITY } from '../../guardrails/priorities';
import { KEPT } from '../../metadata';
import { fromApiServer, pods, podsIn, tcp, toApiServer, toClusterDns } from '../../network/grants';
import type { Install } from '../controller';
import { KINDS, sized, spreadOverZones, WEBHOOK_BUNDLES } from '../shared';

/** Answers the Kubernetes API for external metrics. */
const METRICS_API = { app: 'keda-operator-metrics-apiserver' };

/** Turns what Prometheus counts into the replicas of a service. */
export const keda: Install = ({ apiServer, nodes, namespaces }) => ({
  release: 'keda',
  values: {
    // Its operator would read every Secret and any object of the cluster.
    watchNamespace: namespaces.services,
    rbac: { enabledCustomScaledRefKinds: false },
    permissions: { operator: { restrict: { secret: true } }, metricServer: { restrict: { secret: true } } },
    logging: {
      operator: { format: 'json' },
      metricServer: { zapEncoder: 'json' },
      webhooks: { format: 'json' },
    },
    operator: { replicaCount: 2 },
    metricsServer: { replicaCount: 2 },
    webhooks: { replicaCount: 2, failurePolicy: 'Ignore' },
    podDisruptionBudget: {
      operator: { maxUnavailable: 1 },
      metricServer: { maxUnavailable: 1 },
      webhooks: { maxUnavailable: 1 },
    },
    priorityClassName: CONTROLLER_PRIORITY,
    image: { pullPolicy: 'IfNotPresent' },
    enableServiceLinks: false,
    // Without its definitions every ScaledObject goes, and with them the autoscalers.
    crds: { additionalAnnotations: KEPT },
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
  marksDefinitions: true,
  // Delegated authentication reads a ConfigMap of kube-system.
  alsoIn: ['kube-system', namespaces.services],
  kinds: {
    cluster: [...KINDS.clusterRoles, ...KINDS.definitions, ...KINDS.validation, 'apiregistration.k8s.io/APIService'],
    namespaced: [...KINDS.roles, ...KINDS.deployment, ...KINDS.monitored],
  },
  firewalls: [
    {
      name: 'keda-operator',
      podLabels: { app: 'keda-operator' },
      admits: [{ from: [pods(METRICS_API)], ports: [tcp(9666)] }],
      metrics: [8080],
      reaches: [
        toApiServer(apiServer),
        toClusterDns(nodes),
        { to: [podsIn(PROMETHEUS.namespace, PROMETHEUS.podLabels)], ports: [tcp(9090)] },
      ],
    },
    {
      name: 'keda-operator-metrics-apiserver',
      podLabels: METRICS_API,
      admits: [fromApiServer(apiServer, 6443)],
      metrics: [8080],
      reaches: [
        toApiServer(apiServer),
        toClusterDns(nodes),
        { to: [pods({ app: 'keda-operator' })], ports: [tcp(9666)] },
      ],
    },
    {
      name: 'keda-admission-webhooks',
      podLabels: { app: 'keda-admission-webhooks' },
      admits: [fromApiServer(apiServer, 9443)],
      metrics: [8080],
      reaches: [toApiServer(apiServer)],
    },
  ],
  ignore: [
    ...WEBHOOK_BUNDLES,
    { group: 'apiregistration.k8s.io', kind: 'APIService', jqPathExpressions: ['.spec.caBundle'] },
  ],
});
