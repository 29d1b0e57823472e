const { Chart, Duration, Size } = require('cdk8s');
const plus = require('cdk8s-plus-27');
const { ANNOTATIONS, PORT, imageOf, labelsOf, settingsOf } = require('./service.js');

/** The benchmark's unit once more, with the L2 constructs of cdk8s-plus; it has none for a PodDisruptionBudget. */
module.exports = function serviceL2(app, name) {
  const labels = labelsOf(name);
  const chart = new Chart(app, name, { namespace: 'bench', labels, disableResourceNameHashes: true });
  const metadata = { name };

  const account = new plus.ServiceAccount(chart, 'account', { metadata, automountToken: false });
  const settings = new plus.ConfigMap(chart, 'settings', { metadata, data: settingsOf(name) });
  const workload = new plus.Deployment(chart, 'workload', {
    metadata,
    minReady: Duration.seconds(10),
    progressDeadline: Duration.seconds(600),
    strategy: plus.DeploymentStrategy.rollingUpdate({
      maxSurge: plus.PercentOrAbsolute.percent(100),
      maxUnavailable: plus.PercentOrAbsolute.absolute(0),
    }),
    podMetadata: { labels, annotations: ANNOTATIONS },
    serviceAccount: account,
    automountServiceAccountToken: false,
    securityContext: { user: 10001, group: 10001, fsGroup: 10001 },
    terminationGracePeriod: Duration.seconds(45),
    spread: true,
    containers: [containerOf(chart, name, settings)],
  });
  new plus.Service(chart, 'address', {
    metadata,
    selector: workload,
    ports: [{ name: 'http', port: 80, targetPort: PORT }],
  });
  new plus.HorizontalPodAutoscaler(chart, 'autoscaler', {
    metadata,
    target: workload,
    minReplicas: 3,
    maxReplicas: 10,
    metrics: [plus.Metric.resourceCpu(plus.MetricTarget.averageUtilization(70))],
    scaleDown: scaling(25, 300),
    scaleUp: scaling(100, 120),
  });
  new plus.k8s.KubePodDisruptionBudget(chart, 'disruption', {
    metadata,
    spec: { selector: { matchLabels: { app: name } }, maxUnavailable: plus.k8s.IntOrString.fromString('10%') },
  });
  const { tcp, udp } = plus.NetworkPolicyPort;
  new plus.NetworkPolicy(chart, 'firewall', {
    metadata,
    selector: workload,
    ingress: {
      rules: [
        { peer: plus.Pods.select(chart, 'gateway', { labels: { app: 'gateway' } }), ports: [tcp(PORT)] },
        { peer: pods(chart, 'monitoring', 'app.kubernetes.io/name', 'prometheus'), ports: [tcp(15020)] },
      ],
    },
    egress: {
      rules: [
        { peer: pods(chart, 'kube-system', 'k8s-app', 'kube-dns'), ports: [udp(53), tcp(53)] },
        { peer: pods(chart, 'istio-system', 'app', 'istiod'), ports: [tcp(15012)] },
        { peer: plus.Pods.select(chart, 'pooler', { labels: { 'cnpg.io/podRole': 'pooler' } }), ports: [tcp(5432)] },
      ],
    },
  });
  return chart;
};

const containerOf = (chart, name, settings) => ({
  name,
  image: imageOf(name),
  imagePullPolicy: plus.ImagePullPolicy.IF_NOT_PRESENT,
  envVariables: {
    ENVIRONMENT: plus.EnvValue.fromValue('production'),
    PORT: plus.EnvValue.fromValue(String(PORT)),
    POD_NAME: plus.EnvValue.fromFieldRef(plus.EnvFieldPaths.POD_NAME),
    DATABASE_PASSWORD: plus.EnvValue.fromSecretValue({
      secret: plus.Secret.fromSecretName(chart, 'database', 'database'),
      key: 'password',
    }),
  },
  envFrom: [plus.Env.fromConfigMap(settings)],
  ports: [{ name: 'http', number: PORT, protocol: plus.Protocol.TCP }],
  startup: probe('/health/live', 5, 12),
  liveness: probe('/health/live', 10, 3),
  readiness: probe('/health/ready', 5, 3),
  resources: {
    cpu: { request: plus.Cpu.millis(125), limit: plus.Cpu.millis(250) },
    memory: { request: Size.mebibytes(128), limit: Size.mebibytes(256) },
  },
  securityContext: { capabilities: { drop: ['ALL'] } },
  volumeMounts: [
    { path: '/tmp', volume: plus.Volume.fromEmptyDir(chart, 'tmp', 'tmp', { sizeLimit: Size.mebibytes(128) }) },
  ],
});

const probe = (path, period, failureThreshold) =>
  plus.Probe.fromHttpGet(path, {
    port: PORT,
    periodSeconds: Duration.seconds(period),
    failureThreshold,
    timeoutSeconds: Duration.seconds(3),
  });

const scaling = (percent, window) => ({
  policies: [{ replicas: plus.Replicas.percent(percent), duration: Duration.seconds(180) }],
  stabilizationWindow: Duration.seconds(window),
});

const pods = (chart, namespace, label, value) =>
  plus.Pods.select(chart, namespace, {
    labels: { [label]: value },
    namespaces: plus.Namespaces.select(chart, `${namespace}-namespace`, {
      labels: { 'kubernetes.io/metadata.name': namespace },
    }),
  });
