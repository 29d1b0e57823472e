const { Chart } = require('cdk8s');
const { k8s } = require('cdk8s-plus-27');
const { ANNOTATIONS, PORT, imageOf, labelsOf, settingsOf } = require('./service.js');

/** The benchmark's unit: one service in seven objects, of the size that services here have, as L1 constructs of cdk8s-plus. */
module.exports = function serviceL1(app, name) {
  const labels = labelsOf(name);
  const chart = new Chart(app, name, { namespace: 'bench', labels, disableResourceNameHashes: true });
  const metadata = { name };
  const selector = { matchLabels: { app: name } };

  new k8s.KubeServiceAccount(chart, 'account', { metadata, automountServiceAccountToken: false });
  new k8s.KubeConfigMap(chart, 'settings', { metadata, data: settingsOf(name) });
  new k8s.KubeDeployment(chart, 'workload', {
    metadata,
    spec: {
      minReadySeconds: 10,
      progressDeadlineSeconds: 600,
      revisionHistoryLimit: 5,
      selector,
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: {
          maxSurge: k8s.IntOrString.fromString('100%'),
          maxUnavailable: k8s.IntOrString.fromNumber(0),
        },
      },
      template: { metadata: { labels, annotations: ANNOTATIONS }, spec: podOf(name) },
    },
  });
  new k8s.KubeService(chart, 'address', {
    metadata,
    spec: {
      type: 'ClusterIP',
      selector: { app: name },
      ports: [{ name: 'http', appProtocol: 'http', ...tcp(80), targetPort: k8s.IntOrString.fromString('http') }],
    },
  });
  new k8s.KubeHorizontalPodAutoscalerV2(chart, 'autoscaler', {
    metadata,
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      minReplicas: 3,
      maxReplicas: 10,
      behavior: { scaleDown: scaling(25, 300), scaleUp: scaling(100, 120) },
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
      ],
    },
  });
  new k8s.KubePodDisruptionBudget(chart, 'disruption', {
    metadata,
    spec: { selector, maxUnavailable: k8s.IntOrString.fromString('10%') },
  });
  new k8s.KubeNetworkPolicy(chart, 'firewall', {
    metadata,
    spec: {
      podSelector: selector,
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        { from: [{ podSelector: { matchLabels: { app: 'gateway' } } }], ports: [port(PORT)] },
        { from: [pods('monitoring', 'app.kubernetes.io/name', 'prometheus')], ports: [port(15020)] },
      ],
      egress: [
        { to: [pods('kube-system', 'k8s-app', 'kube-dns')], ports: [port(53, 'UDP'), port(53)] },
        { to: [pods('istio-system', 'app', 'istiod')], ports: [port(15012)] },
        { to: [{ podSelector: { matchLabels: { 'cnpg.io/podRole': 'pooler' } } }], ports: [port(5432)] },
      ],
    },
  });
  return chart;
};

const podOf = (name) => ({
  affinity: {
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        {
          weight: 100,
          podAffinityTerm: {
            labelSelector: { matchLabels: { app: name } },
            topologyKey: 'kubernetes.io/hostname',
          },
        },
      ],
    },
  },
  automountServiceAccountToken: false,
  containers: [
    {
      name,
      image: imageOf(name),
      imagePullPolicy: 'IfNotPresent',
      env: [
        { name: 'ENVIRONMENT', value: 'production' },
        { name: 'PORT', value: String(PORT) },
        { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
        { name: 'DATABASE_PASSWORD', valueFrom: { secretKeyRef: { name: 'database', key: 'password' } } },
      ],
      envFrom: [{ configMapRef: { name } }],
      ports: [{ name: 'http', containerPort: PORT, protocol: 'TCP' }],
      startupProbe: probe('/health/live', 5, 12),
      livenessProbe: probe('/health/live', 10, 3),
      readinessProbe: probe('/health/ready', 5, 3),
      resources: { requests: quantities('125m', '128Mi'), limits: quantities('250m', '256Mi') },
      securityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        readOnlyRootFilesystem: true,
      },
      volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
    },
  ],
  enableServiceLinks: false,
  securityContext: {
    fsGroup: 10001,
    runAsGroup: 10001,
    runAsNonRoot: true,
    runAsUser: 10001,
    seccompProfile: { type: 'RuntimeDefault' },
  },
  serviceAccountName: name,
  terminationGracePeriodSeconds: 45,
  topologySpreadConstraints: [
    {
      labelSelector: { matchLabels: { app: name } },
      maxSkew: 1,
      topologyKey: 'topology.kubernetes.io/zone',
      whenUnsatisfiable: 'DoNotSchedule',
    },
  ],
  volumes: [{ name: 'tmp', emptyDir: { sizeLimit: k8s.Quantity.fromString('128Mi') } }],
});

const probe = (path, periodSeconds, failureThreshold) => ({
  httpGet: { path, port: k8s.IntOrString.fromString('http'), scheme: 'HTTP' },
  periodSeconds,
  failureThreshold,
  timeoutSeconds: 3,
});

const quantities = (cpu, memory) => ({
  cpu: k8s.Quantity.fromString(cpu),
  memory: k8s.Quantity.fromString(memory),
});

const scaling = (percent, window) => ({
  policies: [{ type: 'Percent', value: percent, periodSeconds: 180 }],
  stabilizationWindowSeconds: window,
});

const pods = (namespace, label, value) => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
  podSelector: { matchLabels: { [label]: value } },
});

const tcp = (number) => ({ port: number, protocol: 'TCP' });

const port = (number, protocol = 'TCP') => ({ port: k8s.IntOrString.fromNumber(number), protocol });
