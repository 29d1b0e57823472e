// What the L1 and the L2 variant of the benchmark's service have in common.

/** @param number counts from 1 */
exports.nameOf = (number) => `service-${String(number).padStart(5, '0')}`;

exports.PORT = 8080;

exports.imageOf = (name) => `ghcr.io/bench/${name}:1.4.2`;

exports.labelsOf = (name) => ({
  app: name,
  'app.kubernetes.io/component': 'service',
  'app.kubernetes.io/instance': 'bench',
  'app.kubernetes.io/managed-by': 'cdk8s',
  'app.kubernetes.io/name': name,
  'app.kubernetes.io/part-of': 'bench',
  'app.kubernetes.io/version': '1.4.2',
  environment: 'production',
  team: 'courses',
});

exports.ANNOTATIONS = {
  'prometheus.io/path': '/metrics',
  'prometheus.io/port': '8080',
  'prometheus.io/scrape': 'true',
};

exports.settingsOf = (name) => ({
  LOG_LEVEL: 'info',
  DATABASE_HOST: 'postgres-pooler-rw.bench.svc.cluster.local',
  DATABASE_PORT: '5432',
  FEATURE_FLAGS: 'certificates=on,forum=off',
  REQUEST_TIMEOUT: '5s',
  'logging.json': `{\n  "service": "${name}",\n  "level": "info",\n  "redact": ["password", "token"]\n}\n`,
});
