import { mongoDb } from '../../../fixtures/datastores';
import { real } from '../../../fixtures/rendered';
import { schemaFaults } from '../../../fixtures/schemas';
import { small } from '../../../fixtures/small';

const spec = (id = 'educational-platform/production') => real(id).object('PerconaServerMongoDB', 'mongodb').spec;

/** The small platform with a MongoDB of that many shards, written by one service and read by another. */
const texts = (shards?: number) =>
  small({
    datastores: { texts: mongoDb(shards) },
    services: { users: { uses: ['records', 'texts'] }, mailer: { uses: [{ store: 'texts', access: 'reads' }] } },
  });

const cluster = (shards?: number) => texts(shards).object('PerconaServerMongoDB', 'texts');

test('E-11 L-60 a set of three members has somebody to elect when one is lost', () => {
  for (const id of ['educational-platform/production', 'learning-platform/production']) {
    const { replsets, unsafeFlags, sharding } = spec(id);
    expect(replsets.map(({ name, size }: { name: string; size: number }) => [name, size])).toEqual([['rs0', 3]]);
    expect(Object.values(unsafeFlags)).toEqual([false, false, false, false, false]);
    expect(sharding).toEqual({ enabled: false });
  }
});

test('E-11 in production members are in zones of their own, elsewhere if there is room, and never on one node', () => {
  const spread = (id: string) => {
    const { affinity, topologySpreadConstraints, podDisruptionBudget } = spec(id).replsets[0];
    const [{ topologyKey, whenUnsatisfiable }] = topologySpreadConstraints;
    return [affinity.antiAffinityTopologyKey, topologyKey, whenUnsatisfiable, podDisruptionBudget.maxUnavailable];
  };
  const node = 'kubernetes.io/hostname';
  const zone = 'topology.kubernetes.io/zone';
  expect(spread('educational-platform/production')).toEqual([node, zone, 'DoNotSchedule', 1]);
  expect(spread('educational-platform/staging')).toEqual([node, zone, 'ScheduleAnyway', 1]);
});

test('E-11 with shards there is a replica set for each, one that knows them, and routers in front', () => {
  const { replsets, sharding } = cluster(2).spec;
  expect(replsets.map(({ name, size }: { name: string; size: number }) => [name, size])).toEqual([
    ['rs0', 3],
    ['rs1', 3],
  ]);
  expect([sharding.enabled, sharding.configsvrReplSet.size, sharding.mongos.size]).toEqual([true, 3, 3]);
});

test.each([undefined, 2])('C-41 a MongoDB of %p shards is valid, unknown fields refused', (shards) => {
  const faults = texts(shards)
    .all.filter(({ path }) => path.includes('/texts/'))
    .flatMap(({ manifest }) => schemaFaults(manifest));
  expect(faults).toEqual([]);
});

test('C-02 every container that the operator makes has requests and limits', () => {
  const { replsets, sharding, backup } = {
    ...cluster(2).spec,
    backup: spec().backup,
  };
  const made = [
    ...replsets,
    ...replsets.flatMap(({ sidecars }: { sidecars: object[] }) => sidecars),
    sharding.configsvrReplSet,
    sharding.mongos,
    backup,
  ];
  for (const { resources } of made) expect(Object.keys(resources).sort()).toEqual(['limits', 'requests']);
});

test('C-04 its pods are as Pod Security "restricted" asks', () => {
  const { replsets, sharding, initContainerSecurityContext } = cluster(2).spec;
  const containers = [
    initContainerSecurityContext,
    spec().backup.containerSecurityContext,
    ...[...replsets, sharding.configsvrReplSet, sharding.mongos].map(
      ({ containerSecurityContext }) => containerSecurityContext,
    ),
    replsets[0].sidecars[0].securityContext,
  ];
  for (const { runAsNonRoot, allowPrivilegeEscalation, capabilities, seccompProfile } of containers)
    expect([runAsNonRoot, allowPrivilegeEscalation, capabilities.drop, seccompProfile.type]).toEqual([
      true,
      false,
      ['ALL'],
      'RuntimeDefault',
    ]);
});

test('E-11 nobody connects without TLS, members show each other certificates, clients need none', () => {
  const { tls, replsets, sharding } = cluster(2).spec;
  expect(tls).toEqual({ mode: 'requireTLS', allowInvalidCertificates: false });
  for (const { configuration } of [...replsets, sharding.configsvrReplSet, sharding.mongos])
    expect(configuration).toContain('tls:\n    allowConnectionsWithoutCertificates: true');
});

test('E-11 certificates name members and routers as they and their clients call them, and are there first', () => {
  const rendered = texts(2);
  const { dnsNames, subject, secretName } = rendered.object('Certificate', 'texts-ssl').spec;
  expect([secretName, subject.organizations]).toEqual(['texts-ssl', ['PSMDB']]);
  expect(dnsNames).toEqual([
    'localhost',
    ...['rs0', 'rs1', 'cfg', 'mongos'].flatMap((part) => [
      `texts-${part}.campus-data.svc.cluster.local`,
      `*.texts-${part}.campus-data.svc.cluster.local`,
    ]),
  ]);
  const wave = ({ metadata }: { metadata: { annotations?: Record<string, string> } }) =>
    Number(metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);
  expect(wave(rendered.object('Certificate', 'texts-ssl'))).toBeLessThan(
    wave(rendered.object('PerconaServerMongoDB', 'texts')),
  );
});

test('C-30 neither a removal from Git nor one of its Application takes the data', () => {
  const { metadata } = real('learning-platform/production').object('PerconaServerMongoDB', 'mongodb');
  expect(metadata.annotations['argocd.argoproj.io/sync-options']).toBe('Prune=false,Delete=false');
  expect(metadata.finalizers).toEqual(['percona.com/delete-psmdb-pods-in-order']);
});

test('C-42 each service has a user of its own for its own database, or to read those of others, and a password made in the cluster', () => {
  expect(cluster().spec.users).toMatchInlineSnapshot(`
- name: mailer
  db: admin
  passwordSecretRef:
    name: texts-mailer
    key: password
  roles:
    - name: read
      db: users
- name: users
  db: admin
  passwordSecretRef:
    name: texts-users
    key: password
  roles:
    - name: readWrite
      db: users
`);
  expect(texts().object('ExternalSecret', 'texts-users').spec.target.template.data).toEqual({
    username: 'users',
    password: '{{ .password }}',
  });
});

test('E-11 L-60 who only reads is sent to replicas, who writes to the primary', () => {
  const preference = (service: string) =>
    texts()
      .container(service)
      .env.filter(({ name }: { name: string }) => /^TEXTS_(READ_PREFERENCE|URI)$/.test(name))
      .map(({ value }: { value: string }) => /(?:readPreference=)?(primary|secondary)\w*/.exec(value)![0]);
  expect(preference('users')).toEqual(['primary', 'readPreference=primary']);
  expect(preference('mailer')).toEqual(['secondaryPreferred', 'readPreference=secondaryPreferred']);
});

test('E-11 a service knows all members, its database, and whom to trust', () => {
  const { env } = texts().container('users');
  const uri = env.findIndex(({ name }: { name: string }) => name === 'TEXTS_URI');
  // Kubernetes replaces $(NAME) by variables that come before.
  expect(env.findIndex(({ name }: { name: string }) => name === 'TEXTS_PASSWORD')).toBeLessThan(uri);
  expect(env[uri].value.split(/[@,?&]/)).toMatchInlineSnapshot(`
- mongodb://$(TEXTS_USER):$(TEXTS_PASSWORD)
- texts-rs0-0.texts-rs0.campus-data.svc.cluster.local:27017
- texts-rs0-1.texts-rs0.campus-data.svc.cluster.local:27017
- texts-rs0-2.texts-rs0.campus-data.svc.cluster.local:27017/users
- authSource=admin
- replicaSet=rs0
- tls=true
- tlsCAFile=/etc/datastores/texts-ca.crt
- readPreference=primary
- w=majority
- maxPoolSize=20
`);
});

test('C-33 images are those that the operator is tested with, by digest', () => {
  const { image, initImage, backup, crVersion, upgradeOptions } = spec();
  for (const each of [image, initImage, backup.image]) expect(each).toMatch(/:\d[\d.-]+@sha256:[0-9a-f]{64}$/);
  expect([crVersion, upgradeOptions]).toEqual(['1.22.0', { apply: 'disabled', setFCV: false }]);
});
