import type { Environment } from '../../../model/environment';
import { PROMETHEUS } from '../../../model/prometheus';
import { scalesOnDemand } from '../../../model/scale';
import { CONTROLLER_PRIORITY } from '../../guardrails/priorities';
import { fromApiServer, podsIn, tcp, toApiServer } from '../../network/grants';
import { CATALOGUE } from '../catalogue';
import type { Install } from '../controller';
import type { Firewall } from '../controller-firewall';
import { customResourceState } from '../custom-resource-state';
import { KINDS, sized, spreadOverZones, WEBHOOK_BUNDLES } from '../shared';

/** What a ServiceMonitor is; before every controller, since most of them render one. */
export const prometheusDefinitions: Install = () => ({
  release: 'prometheus-operator-crds',
  values: {},
  kinds: { cluster: [...KINDS.definitions], namespaced: [] },
});

/** The operator and the Prometheus that scrapes every ServiceMonitor and answers KEDA. */
export const prometheus: Install = (environment) => ({
  release: 'kube-prometheus-stack',
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
      // Kinds that no rule asks about, Secrets first.
      collectorsExclude: [
        'certificatesigningrequests',
        'configmaps',
        'endpointslices',
        'ingresses',
        'leases',
        'limitranges',
        'mutatingwebhookconfigurations',
        'networkpolicies',
        'replicationcontrollers',
        'secrets',
        'storageclasses',
        'validatingwebhookconfigurations',
        'volumeattachments',
      ],
      priorityClassName: CONTROLLER_PRIORITY,
      resources: sized(['20m', '128Mi'], ['200m', '384Mi']),
      ...customResourceState(environment),
    },
    kubelet: { serviceMonitor: { cAdvisorInterval: PROMETHEUS.scrapeInterval } },
    prometheusOperator: {
      // Nobody else starts one with a ServiceAccount of theirs.
      prometheusInstanceNamespaces: [PROMETHEUS.namespace],
      alertmanagerInstanceNamespaces: [PROMETHEUS.namespace],
      alertmanagerConfigNamespaces: [PROMETHEUS.namespace],
      thanosRulerInstanceNamespaces: [PROMETHEUS.namespace],
      priorityClassName: CONTROLLER_PRIORITY,
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
        logFormat: 'json',
        scrapeInterval: PROMETHEUS.scrapeInterval,
        retention: '15d',
        // Below the volume, which also holds the write-ahead log.
        retentionSize: '40GB',
        walCompression: true,
        priorityClassName: CONTROLLER_PRIORITY,
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
  firewalls: firewalls(environment),
  // The operator writes the endpoints of the kubelets there.
  alsoIn: ['kube-system'],
  kinds: {
    cluster: [...KINDS.clusterRoles, ...KINDS.webhooks],
    namespaced: [
      ...KINDS.roles,
      ...KINDS.deployment,
      'batch/Job',
      'monitoring.coreos.com/Prometheus',
      ...KINDS.monitored,
      ...('customResourceState' in customResourceState(environment) ? ['/ConfigMap'] : []),
    ],
  },
  ignore: WEBHOOK_BUNDLES,
});

const firewalls = ({ apiServer, services }: Environment): readonly Firewall[] => [
  {
    name: 'prometheus',
    podLabels: PROMETHEUS.podLabels,
    admits: services.some(({ scale }) => scalesOnDemand(scale))
      ? [{ from: [podsIn(CATALOGUE.keda.namespace, { app: 'keda-operator' })], ports: [tcp(9090)] }]
      : [],
    metrics: [9090, 8080],
    // What it scrapes is in a policy of its own, made from those who let it in.
    reaches: [],
  },
  {
    name: 'kube-prometheus-stack-operator',
    podLabels: { app: 'kube-prometheus-stack-operator' },
    admits: [fromApiServer(apiServer, 10250)],
    metrics: [10250],
    reaches: [toApiServer(apiServer)],
  },
  {
    name: 'kube-state-metrics',
    podLabels: { 'app.kubernetes.io/name': 'kube-state-metrics' },
    admits: [],
    metrics: [8080],
    reaches: [toApiServer(apiServer)],
  },
  {
    // The Jobs that make the certificate of the operator's webhook.
    name: 'kube-prometheus-stack-admission',
    podLabels: { 'app.kubernetes.io/component': 'prometheus-operator-webhook' },
    admits: [],
    reaches: [toApiServer(apiServer)],
  },
];
