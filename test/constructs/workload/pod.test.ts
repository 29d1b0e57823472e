import { imageOf, inProduction } from '../../fixtures/platform';
import { ENVIRONMENTS, type RenderedEnvironment, real } from '../../fixtures/rendered';
import { CIPHERTEXT, sealedInProduction } from '../../fixtures/sealed';
import { SMALL_SERVICES, small } from '../../fixtures/small';

const podOf = (rendered: RenderedEnvironment, service: string) =>
  rendered.object('Deployment', service).spec.template.spec;

const annotationsOf = (rendered: RenderedEnvironment, service: string) =>
  rendered.object('Deployment', service).spec.template.metadata.annotations;

/** Environment variables as a record. */
const variablesOf = (rendered: RenderedEnvironment, service: string): Record<string, string> =>
  Object.fromEntries(
    rendered.container(service).env.map(({ name, value }: { name: string; value: string }) => [name, value]),
  );

describe('stopping', () => {
  test.each(ENVIRONMENTS)('C-03 every pod of %s has time for its pause and its drain', (id) => {
    const rendered = real(id);
    const late = rendered.environment.services.filter(({ name, drain }) => {
      const pause = rendered.container(name).lifecycle.preStop.sleep.seconds;
      return pause <= 0 || podOf(rendered, name).terminationGracePeriodSeconds <= pause + drain;
    });
    expect(late.map(({ name }) => name)).toEqual([]);
  });

  test('C-03 a pod is given 45 seconds: 10 to pause, 30 to drain and 5 to end', () => {
    expect(podOf(small(), 'users').terminationGracePeriodSeconds).toBe(45);
  });

  test('C-03 a longer drain gives a pod as much more time', () => {
    const rendered = small({ services: { users: { drain: 300 } } });
    expect(podOf(rendered, 'users').terminationGracePeriodSeconds).toBe(315);
  });
});

describe('security', () => {
  test('C-04 a pod runs as a user of no node, under the seccomp profile of the runtime', () => {
    expect(podOf(small(), 'users').securityContext).toMatchInlineSnapshot(`
fsGroup: 10001
fsGroupChangePolicy: OnRootMismatch
runAsGroup: 10001
runAsNonRoot: true
runAsUser: 10001
seccompProfile:
  type: RuntimeDefault
`);
  });

  test('C-04 a container gains no privileges, has no capabilities and cannot write to its image', () => {
    expect(small().container('users').securityContext).toMatchInlineSnapshot(`
allowPrivilegeEscalation: false
capabilities:
  drop:
    - ALL
readOnlyRootFilesystem: true
`);
  });

  test.each(ENVIRONMENTS)('C-04 every pod of %s is secured alike, field by field', (id) => {
    const rendered = real(id);
    for (const { name } of rendered.environment.services) {
      const { securityContext: pod, containers, initContainers = [] } = podOf(rendered, name);
      expect(pod.runAsNonRoot).toBe(true);
      expect(pod.runAsUser).toBeGreaterThanOrEqual(10_000);
      expect(pod.runAsGroup).toBeGreaterThanOrEqual(10_000);
      expect(pod.seccompProfile).toEqual({ type: 'RuntimeDefault' });
      for (const { securityContext } of [...containers, ...initContainers]) {
        expect(securityContext).toEqual({
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
          readOnlyRootFilesystem: true,
        });
      }
    }
  });

  test.each(ENVIRONMENTS)('C-04 no pod of %s shares a namespace, a port or a folder of its node', (id) => {
    const rendered = real(id);
    for (const { name } of rendered.environment.services) {
      const pod = podOf(rendered, name);
      expect(Object.keys(pod).filter((key) => key.startsWith('host'))).toEqual([]);
      expect(
        pod.containers.flatMap(({ ports }: { ports: object[] }) => ports.filter((port) => 'hostPort' in port)),
      ).toEqual([]);
      for (const { name: volume, ...source } of pod.volumes)
        expect(Object.keys(source)).toEqual([volume === 'datastores' ? 'secret' : 'emptyDir']);
    }
  });

  test('C-04 a pod can write to /tmp, and no more than 128Mi', () => {
    const rendered = small();
    expect(podOf(rendered, 'gateway').volumes).toEqual([{ name: 'tmp', emptyDir: { sizeLimit: '128Mi' } }]);
    expect(rendered.container('gateway').volumeMounts).toEqual([{ name: 'tmp', mountPath: '/tmp' }]);
  });

  test('C-04 nginx can write to its cache and its run folder as well, each a volume of its own', () => {
    const rendered = small({ services: { gateway: { runtime: 'nginx' } } });
    expect(rendered.container('gateway').volumeMounts).toEqual([
      { name: 'tmp', mountPath: '/tmp' },
      { name: 'var-cache-nginx', mountPath: '/var/cache/nginx' },
      { name: 'var-run', mountPath: '/var/run' },
    ]);
    expect(podOf(rendered, 'gateway').volumes.map(({ name }: { name: string }) => name)).toEqual([
      'tmp',
      'var-cache-nginx',
      'var-run',
    ]);
  });
});

describe('spread', () => {
  test('C-05 the pods of a version spread over zones by their own labels', () => {
    expect(podOf(small(), 'users').topologySpreadConstraints).toMatchInlineSnapshot(`
- labelSelector:
    matchLabels:
      app: users
  matchLabelKeys:
    - pod-template-hash
  maxSkew: 1
  nodeTaintsPolicy: Honor
  topologyKey: topology.kubernetes.io/zone
  whenUnsatisfiable: DoNotSchedule
`);
  });

  test('C-05 outside production a pod rather shares a zone than waits', () => {
    const [zones] = podOf(small({}, 'staging'), 'users').topologySpreadConstraints;
    expect(zones.whenUnsatisfiable).toBe('ScheduleAnyway');
  });

  test('C-05 pods keep off nodes that have one of their own', () => {
    expect(podOf(small(), 'users').affinity.podAntiAffinity).toMatchInlineSnapshot(`
preferredDuringSchedulingIgnoredDuringExecution:
  - podAffinityTerm:
      labelSelector:
        matchLabels:
          app: users
      topologyKey: kubernetes.io/hostname
    weight: 100
`);
  });

  test.each(ENVIRONMENTS)('C-05 every pod of %s spreads over zones and nodes by labels that it has', (id) => {
    const rendered = real(id);
    for (const { name } of rendered.environment.services) {
      const { labels } = rendered.object('Deployment', name).spec.template.metadata;
      const { affinity, topologySpreadConstraints } = podOf(rendered, name);
      const [{ podAffinityTerm }] = affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution;
      expect(topologySpreadConstraints[0].topologyKey).toBe('topology.kubernetes.io/zone');
      expect(podAffinityTerm.topologyKey).toBe('kubernetes.io/hostname');
      expect(labels).toMatchObject(topologySpreadConstraints[0].labelSelector.matchLabels);
      expect(labels).toMatchObject(podAffinityTerm.labelSelector.matchLabels);
    }
  });
});

describe('image', () => {
  test.each(SMALL_SERVICES)('C-06 %s runs the image that is pinned for it', (service) => {
    const { image, imagePullPolicy } = small().container(service);
    expect([image, imagePullPolicy]).toEqual([imageOf(service), 'IfNotPresent']);
  });

  test.each(ENVIRONMENTS)('C-06 every image of %s has a version and a digest', (id) => {
    const rendered = real(id);
    for (const { name } of rendered.environment.services) {
      const { image } = rendered.container(name);
      expect(image).toMatch(/:\d+\.\d+\.\d+@sha256:[0-9a-f]{64}$/);
    }
  });
});

describe('priority', () => {
  test.each([
    ['gateway', 'tier-critical'],
    ['users', 'tier-standard'],
    ['mailer', 'tier-batch'],
  ])('C-09 %s is of the class %s, which exists', (service, priority) => {
    const rendered = small();
    expect(podOf(rendered, service).priorityClassName).toBe(priority);
    expect(rendered.object('PriorityClass', priority).value).toBeGreaterThan(0);
  });
});

describe('resources', () => {
  test('C-02 a container states cpu, memory and ephemeral storage, as requests and as limits', () => {
    expect(small().container('users').resources).toMatchInlineSnapshot(`
requests:
  cpu: 250m
  ephemeral-storage: 128Mi
  memory: 256Mi
limits:
  cpu: 500m
  ephemeral-storage: 512Mi
  memory: 512Mi
`);
  });

  test('C-02 the sidecar is given its own resources, all four: one alone makes the mesh ignore its defaults', () => {
    const proxy = { requests: { cpu: '50m', memory: '64Mi' }, limits: { cpu: '200m', memory: '128Mi' } };
    expect(annotationsOf(small({ services: { users: { proxy } } }), 'users')).toMatchInlineSnapshot(`
sidecar.istio.io/proxyCPU: 50m
sidecar.istio.io/proxyCPULimit: 200m
sidecar.istio.io/proxyMemory: 64Mi
sidecar.istio.io/proxyMemoryLimit: 128Mi
`);
  });
});

describe('environment variables', () => {
  test('C-10 a service is told the addresses of those it calls, its port and where it runs', () => {
    expect(variablesOf(small(), 'gateway')).toEqual({
      ENVIRONMENT: 'production',
      LOG_LEVEL: 'info',
      PORT: '3000',
      USERS_URL: 'http://users:3001',
    });
  });

  test('C-10 a service that calls nobody and keeps nothing is told no address', () => {
    const rendered = small({ services: { gateway: { calls: [], after: [] }, mailer: { calls: ['users'] } } });
    expect(Object.keys(variablesOf(rendered, 'gateway'))).toEqual(['ENVIRONMENT', 'LOG_LEVEL', 'PORT']);
    expect(podOf(rendered, 'gateway').enableServiceLinks).toBe(false);
  });

  test('C-10 dashes of a name become underscores', () => {
    const rendered = small({ services: { 'user-files': { port: 3007 }, users: { calls: ['user-files'] } } });
    expect(variablesOf(rendered, 'users').USER_FILES_URL).toBe('http://user-files:3007');
  });

  test('settings are added', () => {
    const rendered = small({ services: { users: { settings: { CACHE_SECONDS: '60' } } } });
    expect(variablesOf(rendered, 'users').CACHE_SECONDS).toBe('60');
  });

  test('outside production services log everything', () => {
    expect(variablesOf(small({}, 'staging'), 'users')).toMatchObject({ ENVIRONMENT: 'staging', LOG_LEVEL: 'debug' });
  });
});

describe('metrics', () => {
  test('the sidecar is told where the metrics of its service are', () => {
    expect(annotationsOf(small(), 'gateway')).toMatchObject({
      'prometheus.io/scrape': 'true',
      'prometheus.io/path': '/metrics',
      'prometheus.io/port': '3000',
    });
  });

  test('a port for metrics is one more of the container, which the sidecar reads', () => {
    const rendered = small({ services: { gateway: { metrics: { path: '/metrics', port: 9102 } } } });
    expect(annotationsOf(rendered, 'gateway')['prometheus.io/port']).toBe('9102');
    expect(rendered.container('gateway').ports).toEqual([
      { name: 'http', containerPort: 3000, protocol: 'TCP' },
      { name: 'metrics', containerPort: 9102, protocol: 'TCP' },
    ]);
  });

  test('of a service without metrics only the proxy is measured', () => {
    const keys = Object.keys(annotationsOf(small(), 'users'));
    expect(keys.filter((key) => key.startsWith('prometheus.io/'))).toEqual([]);
  });
});

describe('origins and secrets', () => {
  const ORIGINS = inProduction({ origins: ['https://app.campus.example', 'https://campus.example.org'] });

  test('T-04 a service with routes is told the origins that may call it, and send people back to', () => {
    expect(variablesOf(small(ORIGINS), 'gateway')).toMatchObject({
      WEB_ORIGINS: 'https://app.campus.example,https://campus.example.org',
    });
  });

  test('T-04 nobody is told origins where there are none, or no routes', () => {
    expect(variablesOf(small(), 'gateway')).not.toHaveProperty('WEB_ORIGINS');
    expect(variablesOf(small(ORIGINS), 'users')).not.toHaveProperty('WEB_ORIGINS');
  });

  test('C-42 a secret is a variable for each of its keys, and its value comes from the Secret of that name', () => {
    const secrets = { payments: { purpose: 'takes money', keys: ['PAY_ID', 'PAY_CODE'], rotation: '90d' } };
    const services = { mailer: { secrets: ['payments', 'mail'], consumes: [] }, users: { consumes: ['enrolments'] } };
    const rendered = small({ secrets, services });
    const { env } = rendered.container('mailer');
    const ofSecrets = env.filter((variable: object) => 'valueFrom' in variable);
    expect(ofSecrets).toEqual(
      [
        ['mail', 'MAIL_KEY'],
        ['payments', 'PAY_ID'],
        ['payments', 'PAY_CODE'],
      ].map(([name, key]) => ({ name: key, valueFrom: { secretKeyRef: { name, key } } })),
    );
  });

  test('C-42 a service knows the secrets that it names, and no others', () => {
    expect(variablesOf(small(), 'mailer')).toHaveProperty('MAIL_KEY');
    for (const service of ['gateway', 'users']) expect(variablesOf(small(), service)).not.toHaveProperty('MAIL_KEY');
  });
});

describe('datastores', () => {
  const rendered = small();
  const variables = variablesOf(rendered, 'users');
  const secretVariables = (service: string): unknown[] =>
    rendered.container(service).env.filter((variable: object) => 'valueFrom' in variable);

  test('C-10 a service is told where its datastores are, and as whom it speaks to them', () => {
    expect(variables).toMatchObject({
      RECORDS_HOST: 'records-pooler-rw.campus-data.svc',
      RECORDS_PORT: '5432',
      RECORDS_DATABASE: 'users',
      RECORDS_SSLMODE: 'verify-full',
      RECORDS_CA_FILE: '/etc/datastores/records-ca.crt',
      EVENTS_BROKERS: 'events-kafka-bootstrap.campus-data.svc:9093',
    });
  });

  test('C-42 user and password come from the Secret of the service, by name', () => {
    expect(secretVariables('users')).toEqual(
      ['RECORDS_USER', 'RECORDS_PASSWORD'].map((key) => ({
        name: key,
        valueFrom: { secretKeyRef: { name: 'users-datastores', key } },
      })),
    );
  });

  test('C-10 L-20 a service is told nothing of datastores that it does not declare', () => {
    const told = (service: string) =>
      Object.keys(variablesOf(rendered, service)).filter((name) => /^(?:RECORDS|EVENTS)_/.test(name));
    expect(told('gateway')).toEqual([]);
    expect(told('mailer').filter((name) => name.startsWith('RECORDS'))).toEqual([]);
    expect(told('mailer')).toContain('EVENTS_BROKERS');
  });

  test('C-04 certificates are files that it can read and not write', () => {
    const { volumes } = podOf(rendered, 'users');
    expect(volumes.find(({ name }: { name: string }) => name === 'datastores').secret).toEqual({
      secretName: 'users-datastores',
      defaultMode: 0o440,
      items: ['events-ca.crt', 'events.crt', 'events.key', 'records-ca.crt'].map((file) => ({ key: file, path: file })),
    });
    expect(rendered.container('users').volumeMounts).toContainEqual({
      name: 'datastores',
      mountPath: '/etc/datastores',
      readOnly: true,
    });
  });
});

test('L-20 pods start anew when their secret is sealed anew', () => {
  const sealed = (ciphertext: string) => ({
    'campus/mail': { sealedOn: '2026-11-21', encryptedData: { MAIL_KEY: ciphertext } },
  });
  const version = (ciphertext: string) =>
    annotationsOf(small(sealedInProduction({ secrets: sealed(ciphertext) })), 'mailer')['secret-versions'];
  expect([version(`${CIPHERTEXT}1`), version(`${CIPHERTEXT}2`)]).toEqual(['gB0AgB0AgB01', 'gB0AgB0AgB02']);
  expect(annotationsOf(small(sealedInProduction()), 'mailer')).not.toHaveProperty('secret-versions');
});
