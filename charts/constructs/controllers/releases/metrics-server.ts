import type { Install } from '../controller';
import { KINDS, ONE_MORE, sized, spreadOverZones } from '../shared';

/** Tells autoscalers the cpu and memory of pods. */
export const metricsServer: Install = () => ({
  release: 'metrics-server',
  values: {
    replicas: 2,
    priorityClassName: 'system-cluster-critical',
    updateStrategy: ONE_MORE,
    podDisruptionBudget: { enabled: true, minAvailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
    resources: sized(['100m', '200Mi'], ['500m', '400Mi']),
    topologySpreadConstraints: spreadOverZones({ 'app.kubernetes.io/name': 'metrics-server' }),
    metrics: { enabled: true },
    serviceMonitor: { enabled: true },
  },
  kinds: {
    cluster: [...KINDS.clusterRoles, 'apiregistration.k8s.io/APIService'],
    namespaced: [...KINDS.deployment, ...KINDS.monitored, 'rbac.authorization.k8s.io/RoleBinding'],
  },
});
