import { pods, podsIn, tcp } from '../../network/grants';
import { PROMETHEUS } from '../../observability/prometheus';
import type { Controller } from '../controller';
import { KINDS, sized, spreadOverZones, WEBHOOK_BUNDLES } from './shared';

const REPOSITORY = 'https://prometheus-community.github.io/helm-charts';

const MONITORING = { name: PROMETHEUS.namespace, level: 'restricted', mesh: 'disabled' } as const;

/** What a ServiceMonitor is; before every controller, since most of them render one. */
export const prometheusDefinitions: Controller = {
  name: 'prometheus-operator-crds',
  chart: 'prometheus-operator-crds',
  repository: REPOSITORY,
  version: '31.0.0',
  namespace: MONITORING,
  phase: 'definitions',
  values: {},
  kinds: { cluster: [...KINDS.definitions], namespaced: [] },
};

/** The operator and the Prometheus that scrapes every ServiceMonitor and answers KEDA. */
export const prometheus: Controller = {
  name: 'kube-prometheus-stack',
  chart: 'kube-prometheus-stack',
  repository: REPOSITORY,
  version: '88.3.0',
  namespace: MONITORING,
  phase: 'operators',
  values: {
    crds: { enabled: false },
    grafana: { enabled: false, forceDeployDashboards: false, forceDeployDatasources: false },
    alertmanager: { enabled: false },
    nodeExporter: { enabled: false },
    windowsMonitoring: { enabled: false },
    // Control planes of managed clusters cannot be scraped.
    kubeEtcd: { enabled: false },
    kubeControllerManager: { enabled: false },
    kubeScheduler: { enabled: false },
    kubeProxy: { enabled: false },
    coreDns: { enabled: false },
    defaultRules: { create: false },
    'kube-state-metrics': {
      priorityClassName: 'system-cluster-critical',
      resources: sized(['20m', '128Mi'], ['200m', '384Mi']),
    },
    prometheusOperator: {
      priorityClassName: 'system-cluster-critical',
      resources: sized(['50m', '128Mi'], ['500m', '384Mi']),
      kubeletEndpointsEnabled: false,
      kubeletEndpointSliceEnabled: true,
      prometheusConfigReloader: { resources: sized(['10m', '32Mi'], ['100m', '64Mi']) },
      // The Job that makes the webhook's certificate leaves the policy as rendered only if both say Ignore.
      admissionWebhooks: {
        failurePolicy: 'Ignore',
        patch: { enabled: true, resources: sized(['10m', '32Mi'], ['100m', '64Mi']) },
      },
    },
    prometheus: {
      podDisruptionBudget: { enabled: true, minAvailable: 1 },
      prometheusSpec: {
        replicas: 2,
        podAntiAffinity: 'soft',
        podAntiAffinityTopologyKey: 'kubernetes.io/hostname',
        topologySpreadConstraints: spreadOverZones(PROMETHEUS.podLabels),
        scrapeInterval: PROMETHEUS.scrapeInterval,
        retention: '15d',
        // Below the volume, which also holds the write-ahead log.
        retentionSize: '40GB',
        walCompression: true,
        priorityClassName: 'system-cluster-critical',
        serviceDiscoveryRole: 'EndpointSlice',
        // Every monitor of the cluster, not only those of this release.
        serviceMonitorSelectorNilUsesHelmValues: false,
        podMonitorSelectorNilUsesHelmValues: false,
        probeSelectorNilUsesHelmValues: false,
        ruleSelectorNilUsesHelmValues: false,
        scrapeConfigSelectorNilUsesHelmValues: false,
        resources: sized(['500m', '2Gi'], ['2', '4Gi']),
        storageSpec: {
          volumeClaimTemplate: {
            spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '50Gi' } } },
          },
        },
      },
    },
  },
  firewalls: [
    {
      name: 'prometheus',
      namespace: PROMETHEUS.namespace,
      podLabels: PROMETHEUS.podLabels,
      admits: [
        { from: [podsIn('keda', { app: 'keda-operator' })], ports: [tcp(9090)] },
        { from: [pods(PROMETHEUS.podLabels)], ports: [tcp(9090), tcp(8080)] },
      ],
    },
  ],
  // The operator writes the endpoints of the kubelets there.
  alsoIn: ['kube-system'],
  kinds: {
    cluster: [...KINDS.clusterRoles, ...KINDS.webhooks],
    namespaced: [
      ...KINDS.roles,
      ...KINDS.deployment,
      'batch/Job',
      'monitoring.coreos.com/Prometheus',
      'monitoring.coreos.com/ServiceMonitor',
    ],
  },
  ignore: WEBHOOK_BUNDLES,
};
