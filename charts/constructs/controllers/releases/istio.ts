import { CONTROLLER_PRIORITY } from '../../guardrails/priorities';
import { fromApiServer, MESH_PODS, TO_HTTPS, tcp, toApiServer, toClusterDns } from '../../network/grants';
import type { Install } from '../controller';
import { KINDS, spreadOverZones, WEBHOOK_BUNDLES } from '../shared';

/** Where istiod and the CNI agent serve their metrics. */
const CONTROL_METRICS = 15014;

/** The mesh's definitions and its validation of them. */
export const istioBase: Install = () => ({
  release: 'istio-base',
  values: {
    defaultRevision: 'default',
    // From the start what istiod sets later, or Argo CD would see a difference that never goes away.
    base: { validationFailurePolicy: 'Fail' },
    global: { istioNamespace: 'istio-system', enableReaderRBAC: false },
  },
  kinds: {
    cluster: [...KINDS.definitions, ...KINDS.validation],
    namespaced: [],
  },
  ignore: WEBHOOK_BUNDLES,
});

/** Redirects the traffic of pods on their node, so that no pod needs the right to do so itself. */
export const istioCni: Install = ({ cloud, apiServer }) => ({
  release: 'istio-cni',
  values: {
    // Google's nodes keep plugins in another folder.
    global: { logAsJson: true, ...(cloud.provider === 'google' && { platform: 'gke' }) },
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
    // With platform `gke` the chart brings the quota that critical pods need there.
    namespaced: ['/ConfigMap', '/ResourceQuota', '/ServiceAccount', 'apps/DaemonSet'],
  },
  firewalls: [
    {
      name: 'istio-cni',
      podLabels: { 'k8s-app': 'istio-cni-node' },
      admits: [],
      metrics: [CONTROL_METRICS],
      reaches: [toApiServer(apiServer)],
    },
  ],
});

/** The mesh's control plane: certificates, configuration and injection of sidecars. */
export const istiod: Install = ({ apiServer, nodes, tokens }) => ({
  release: 'istiod',
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
    env: {
      ENABLE_NATIVE_SIDECARS: 'true',
      // Nothing here uses the Gateway API, for which it would make Deployments in any namespace.
      PILOT_ENABLE_GATEWAY_API: 'false',
      PILOT_ENABLE_GATEWAY_API_DEPLOYMENT_CONTROLLER: 'false',
    },
    topologySpreadConstraints: spreadOverZones({ app: 'istiod' }),
    pdb: { minAvailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
    base: { validationFailurePolicy: 'Fail' },
    meshConfig: {
      enablePrometheusMerge: true,
      enableTracing: false,
      accessLogFile: '/dev/stdout',
      accessLogEncoding: 'JSON',
      outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
      // Policies by path hold for every way to write a path: `//grades` and `/%2Fgrades` are `/grades`.
      pathNormalization: { normalization: 'DECODE_AND_MERGE_SLASHES' },
    },
    global: {
      istioNamespace: 'istio-system',
      enableReaderRBAC: false,
      priorityClassName: CONTROLLER_PRIORITY,
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
  firewalls: [
    {
      name: 'istiod',
      podLabels: { app: 'istiod' },
      admits: [
        // Injection and validation: without them no pod of the mesh starts.
        fromApiServer(apiServer, 15017),
        { from: [MESH_PODS], ports: [tcp(15012)] },
      ],
      metrics: [CONTROL_METRICS],
      // The keys that tokens are checked with are read from their issuer.
      reaches: [toApiServer(apiServer), toClusterDns(nodes), ...(tokens ? [TO_HTTPS] : [])],
    },
  ],
  ignore: WEBHOOK_BUNDLES,
});
