import type { Controller } from '../controller';
import { KINDS, spreadOverZones, WEBHOOK_BUNDLES } from './shared';

const REPOSITORY = 'https://istio-release.storage.googleapis.com/charts';
const VERSION = '1.30.3';

const ISTIO_SYSTEM = { name: 'istio-system', level: 'restricted', mesh: 'disabled' } as const;

/** The mesh's definitions and its validation of them. */
export const istioBase: Controller = {
  name: 'istio-base',
  chart: 'base',
  repository: REPOSITORY,
  version: VERSION,
  namespace: ISTIO_SYSTEM,
  phase: 'definitions',
  values: {
    defaultRevision: 'default',
    // From the start what istiod sets later, or Argo CD would see a difference that never goes away.
    base: { validationFailurePolicy: 'Fail' },
    global: { istioNamespace: 'istio-system', enableReaderRBAC: false },
  },
  kinds: {
    cluster: [...KINDS.definitions, 'admissionregistration.k8s.io/ValidatingWebhookConfiguration'],
    namespaced: [],
  },
  ignore: WEBHOOK_BUNDLES,
};

/** Redirects the traffic of pods on their node, so that no pod needs the right to do so itself. */
export const istioCni: Controller = {
  name: 'istio-cni',
  chart: 'cni',
  repository: REPOSITORY,
  version: VERSION,
  namespace: {
    name: 'istio-cni',
    level: 'privileged',
    reason:
      'The agent installs itself into the container runtime of each node and enters the network namespaces of pods',
    mesh: 'disabled',
  },
  phase: 'operators',
  values: {
    global: { logAsJson: true },
    excludeNamespaces: ['kube-system', 'istio-system', 'istio-cni'],
    ambient: { enabled: false },
    // Pods that started before the agent was ready on a new node are put right without deleting them.
    repair: { enabled: true, repairPods: true, deletePods: false, labelPods: false },
    seccompProfile: { type: 'RuntimeDefault' },
    useAppArmorAnnotation: false,
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '500m', memory: '512Mi' } },
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
  },
  kinds: {
    cluster: [...KINDS.clusterRoles],
    namespaced: ['/ConfigMap', '/ServiceAccount', 'apps/DaemonSet'],
  },
};

/** The mesh's control plane: certificates, configuration and injection of sidecars. */
export const istiod: Controller = {
  name: 'istiod',
  chart: 'istiod',
  repository: REPOSITORY,
  version: VERSION,
  namespace: ISTIO_SYSTEM,
  phase: 'operators',
  values: {
    autoscaleEnabled: true,
    autoscaleMin: 2,
    autoscaleMax: 5,
    rollingMaxSurge: 1,
    rollingMaxUnavailable: 0,
    cpu: { targetAverageUtilization: 80 },
    resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '2', memory: '2Gi' } },
    seccompProfile: { type: 'RuntimeDefault' },
    cni: { enabled: true, provider: 'default' },
    // Sidecars start before and stop after their service, and Jobs end; needs Kubernetes 1.29.
    env: { ENABLE_NATIVE_SIDECARS: 'true' },
    topologySpreadConstraints: spreadOverZones({ app: 'istiod' }),
    pdb: { minAvailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
    base: { validationFailurePolicy: 'Fail' },
    meshConfig: {
      enablePrometheusMerge: true,
      enableTracing: false,
      accessLogFile: '/dev/stdout',
      accessLogEncoding: 'JSON',
      outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
    },
    global: {
      istioNamespace: 'istio-system',
      enableReaderRBAC: false,
      priorityClassName: 'system-cluster-critical',
      logAsJson: true,
      defaultPodDisruptionBudget: { enabled: true },
      proxy: {
        seccompProfile: { type: 'RuntimeDefault' },
        // For pods without annotations, such as the edge; services set their own.
        resources: { requests: { cpu: '100m', memory: '96Mi' }, limits: { cpu: '500m', memory: '256Mi' } },
      },
    },
  },
  kinds: {
    cluster: [...KINDS.clusterRoles, ...KINDS.webhooks],
    namespaced: [...KINDS.roles, ...KINDS.deployment, '/ConfigMap', 'autoscaling/HorizontalPodAutoscaler'],
  },
  ignore: WEBHOOK_BUNDLES,
};
