import { real } from '../../../fixtures/rendered';
import { small } from '../../../fixtures/small';

const educational = real('educational-platform/production');
const azora = real('azora/production');

const cluster = (rendered = educational) => rendered.object('RedisCluster', 'redis').spec;

test('E-12 three leaders have a follower each, which take over by themselves', () => {
  const { clusterSize, redisLeader, redisFollower } = cluster();
  expect([clusterSize, redisLeader.replicas, redisFollower.replicas]).toEqual([3, 3, 3]);
});

test.each(['edtech-assistant/production', 'learning-platform/production'])(
  'L-60 T-03 %s has Redis in cluster mode, six nodes',
  (id) => {
    const { redisLeader, redisFollower } = cluster(real(id));
    expect([redisLeader.replicas, redisFollower.replicas]).toEqual([3, 3]);
  },
);

test('A-11 production has three nodes of 4 GB and of Redis 7, all of which lead', () => {
  const { kubernetesConfig, redisLeader, redisFollower, clusterVersion } = cluster(azora);
  expect([redisLeader.replicas, redisFollower.replicas, clusterVersion]).toEqual([3, 0, 'v7']);
  expect(kubernetesConfig.image).toMatch(/redis:7\.\d+\.\d+-alpine@sha256:[0-9a-f]{64}$/);
  expect([kubernetesConfig.resources.requests.memory, kubernetesConfig.resources.limits.memory]).toEqual([
    '4Gi',
    '4Gi',
  ]);
});

test('E-12 a leader and its follower are in different zones, and leaders in all of them', () => {
  const constraints = cluster().redisLeader.topologySpreadConstraints.map(
    (constraint: { labelSelector: { matchLabels: object }; matchLabelKeys?: string[]; whenUnsatisfiable: string }) => [
      constraint.labelSelector.matchLabels,
      constraint.matchLabelKeys,
      constraint.whenUnsatisfiable,
    ],
  );
  expect(constraints).toEqual([
    [{ cluster: 'redis', redis_setup_type: 'cluster' }, ['apps.kubernetes.io/pod-index'], 'DoNotSchedule'],
    [{ cluster: 'redis', redis_setup_type: 'cluster', role: 'leader' }, undefined, 'DoNotSchedule'],
  ]);
});

test('E-12 one node of all may go at a time, whatever its role', () => {
  const { spec } = educational.object('PodDisruptionBudget', 'redis');
  expect([spec.maxUnavailable, spec.selector.matchLabels]).toEqual([
    1,
    { cluster: 'redis', redis_setup_type: 'cluster' },
  ]);
  const { redisLeader, redisFollower } = cluster();
  expect([redisLeader.pdb, redisFollower.pdb]).toEqual([{ enabled: false }, { enabled: false }]);
});

test.each([
  ['educational-platform/production', 'RedisCluster'],
  ['scalable-aws/prod', 'Redis'],
])('in %s probes and people have the password where redis-cli looks for it', (id, kind) => {
  const { env, redisLeader, livenessProbe } = real(id).object(kind, 'redis').spec;
  expect(env).toContainEqual({
    name: 'REDISCLI_AUTH',
    valueFrom: { secretKeyRef: { name: 'redis-password', key: 'password' } },
  });
  // Without it, the answer is that one has to sign in, which no probe takes for life.
  expect((redisLeader?.livenessProbe ?? livenessProbe).exec.command.join(' ')).toContain('redis-cli');
});

test('E-12 who a node is lies on the same volume as its keys, and stays when the cluster goes', () => {
  const { env, storage, kubernetesConfig } = cluster();
  expect(env).toContainEqual({ name: 'NODE_CONF_DIR', value: '/data' });
  expect([storage.nodeConfVolume, storage.keepAfterDelete]).toEqual([false, true]);
  expect(storage.volumeClaimTemplate.spec).toMatchObject({
    storageClassName: 'datastores',
    resources: { requests: { storage: '10Gi' } },
  });
  expect(kubernetesConfig.persistentVolumeClaimRetentionPolicy).toEqual({
    whenDeleted: 'Retain',
    whenScaled: 'Retain',
  });
});

test('none of its labels is one that the operator tells its pods by', () => {
  const labels = Object.keys(educational.object('RedisCluster', 'redis').metadata.labels);
  for (const own of ['app', 'role', 'cluster', 'redis_setup_type', 'redis-role']) expect(labels).not.toContain(own);
});

test('its pods get no sidecar, even in the namespace of services', () => {
  expect(azora.object('RedisCluster', 'redis').metadata.labels['sidecar.istio.io/inject']).toBe('false');
});

test('C-04 every container of its pods is restricted, that of the operator included', () => {
  const { podSecurityContext, redisLeader, redisFollower, redisExporter, initContainer } = cluster();
  expect(podSecurityContext).toMatchObject({
    runAsNonRoot: true,
    runAsUser: 10001,
    seccompProfile: { type: 'RuntimeDefault' },
  });
  for (const { securityContext } of [redisLeader, redisFollower, redisExporter, initContainer])
    expect(securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
  expect(initContainer.enabled).toBe(false);
});

test('a Redis that loads its keys is alive, and not asked for any', () => {
  const { livenessProbe, readinessProbe } = cluster().redisLeader;
  expect(livenessProbe.exec.command[2]).toContain('LOADING');
  // The operator adds a question of its own, which only PONG answers.
  expect(readinessProbe.exec).toBeUndefined();
});

test('C-42 its password is made in the cluster, and stays', () => {
  expect(cluster().kubernetesConfig.redisSecret).toEqual({ name: 'redis-password', key: 'password' });
  const secret = educational.object('ExternalSecret', 'redis-password');
  expect(secret.spec.dataFrom[0].sourceRef.generatorRef.kind).toBe('Password');
  expect(secret.metadata.annotations['argocd.argoproj.io/sync-options']).toBe('Prune=false,Delete=false');
});

test('C-12 its certificate names every pod that clients are sent to, and is the one that clients trust', () => {
  expect(cluster().TLS).toEqual({ ca: 'ca.crt', cert: 'tls.crt', key: 'tls.key', secret: { secretName: 'redis-tls' } });
  const { dnsNames, secretName } = educational.object('Certificate', 'redis-tls').spec;
  expect(secretName).toBe('redis-tls');
  expect(dnsNames).toEqual(
    expect.arrayContaining([
      'redis-leader.educational-platform-data.svc',
      '*.redis-leader-headless.educational-platform-data.svc.cluster.local',
      '*.redis-follower-headless.educational-platform-data.svc.cluster.local',
    ]),
  );
});

test('A-11 the certificate of a cluster without followers names none', () => {
  expect(azora.object('Certificate', 'redis-tls').spec.dnsNames.join()).not.toContain('follower');
});

test('elsewhere a zone is a preference', () => {
  const { redisLeader } = cluster(real('educational-platform/staging'));
  for (const { whenUnsatisfiable } of redisLeader.topologySpreadConstraints)
    expect(whenUnsatisfiable).toBe('ScheduleAnyway');
});

test('C-10 nodes talk to each other at both ports, their clients at one, Prometheus to the exporter', () => {
  const { ingress } = educational.object('NetworkPolicy', 'redis-follower').spec;
  const ways = ingress.map(
    ({ from, ports }: { from: { podSelector: { matchLabels: object } }[]; ports: { port: number }[] }) =>
      `${Object.values(from[0]!.podSelector.matchLabels)[0]}: ${ports.map(({ port }) => port).join()}`,
  );
  expect(ways).toEqual([
    'auth-service: 6379',
    'content-service: 6379',
    'user-service: 6379',
    'redis-follower: 6379,16379',
    'redis-leader: 6379,16379',
    'redis-operator: 6379',
    'redis-certificate: 6379',
    'redis-backup: 6379',
    'redis-restore-drill: 6379',
    'prometheus: 9121',
  ]);
});

test('Prometheus is let out to the exporters of both roles, and finds them', () => {
  const targets = JSON.stringify(educational.object('NetworkPolicy', 'prometheus-scrapes').spec.egress);
  for (const app of ['redis-leader', 'redis-follower'])
    expect(targets).toContain(JSON.stringify({ app, redis_setup_type: 'cluster' }));
  expect(educational.object('PodMonitor', 'redis').spec.podMetricsEndpoints).toEqual([{ port: 'redis-exporter' }]);
});

test('a Redis without backup has no copies and no drill', () => {
  const rendered = small({
    datastores: {
      sessions: {
        engine: 'redis',
        holds: 'sessions',
        version: '7',
        tier: 'standard',
        mode: 'cluster',
        instances: 3,
        persistence: ['aof'],
        eviction: 'noeviction',
        resources: { requests: { cpu: '250m', memory: '512Mi' }, limits: { cpu: '500m', memory: '512Mi' } },
        storage: '5Gi',
      },
    },
  });
  const jobs = rendered.of('CronJob').map(({ metadata }) => metadata.name);
  expect(jobs.filter((name) => name.startsWith('sessions'))).toEqual(['sessions-certificate']);
});
