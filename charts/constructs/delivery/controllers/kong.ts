import { pods, podsIn, tcp } from '../../network/grants';
import { PROMETHEUS } from '../../observability/prometheus';
import type { Controller } from '../controller';
import { KINDS, sized, spreadOverZones } from './shared';

/** The API gateway in front of the services: several instances that grow with the load, and the controller that configures them. */
export const kong: Controller = {
  name: 'kong',
  chart: 'ingress',
  repository: 'https://charts.konghq.com',
  version: '0.24.0',
  namespace: { name: 'kong', level: 'restricted', mesh: 'enabled' },
  phase: 'edge',
  values: {
    controller: {
      replicaCount: 2,
      podDisruptionBudget: { enabled: true, maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
      priorityClassName: 'system-cluster-critical',
      ingressController: {
        ingressClass: 'kong',
        resources: sized(['50m', '128Mi'], ['500m', '384Mi']),
        // Its certificate would be made anew at each rendering of the chart, and Argo CD never be done.
        admissionWebhook: { enabled: false },
      },
    },
    gateway: {
      image: { tag: '3.9' },
      autoscaling: {
        enabled: true,
        minReplicas: 3,
        maxReplicas: 12,
        metrics: [
          {
            type: 'Resource',
            resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } },
          },
        ],
      },
      podDisruptionBudget: { enabled: true, maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
      priorityClassName: 'system-cluster-critical',
      terminationGracePeriodSeconds: 60,
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      resources: sized(['500m', '512Mi'], ['2', '1Gi']),
      initContainerResources: sized(['10m', '32Mi'], ['100m', '64Mi']),
      topologySpreadConstraints: spreadOverZones({
        'app.kubernetes.io/name': 'gateway',
        'app.kubernetes.io/instance': 'kong',
      }),
      manager: { enabled: false },
      portal: { enabled: false },
      portalapi: { enabled: false },
      // Reached through the mesh's gateway, never directly.
      proxy: { type: 'ClusterIP' },
      serviceMonitor: { enabled: true, trustCRDsExist: true },
    },
  },
  firewalls: [
    {
      name: 'kong-gateway',
      namespace: 'kong',
      podLabels: { app: 'kong-gateway' },
      admits: [
        // The Admin API takes orders from whoever reaches it.
        { from: [pods({ app: 'kong-controller' })], ports: [tcp(8444)] },
        { from: [podsIn('istio-ingress', { istio: 'ingress' })], ports: [tcp(8000), tcp(8443)] },
        { from: [podsIn(PROMETHEUS.namespace, PROMETHEUS.podLabels)], ports: [tcp(8100)] },
      ],
    },
  ],
  kinds: {
    cluster: [...KINDS.clusterRoles, ...KINDS.definitions, 'networking.k8s.io/IngressClass'],
    namespaced: [
      ...KINDS.roles,
      ...KINDS.deployment,
      'autoscaling/HorizontalPodAutoscaler',
      'monitoring.coreos.com/ServiceMonitor',
    ],
  },
};
