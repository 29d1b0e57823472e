import { real } from '../../../fixtures/rendered';
import { small } from '../../../fixtures/small';

const spec = (id: string, cluster = 'postgres') => real(id).object('Cluster', cluster).spec;

const records = (difference: object) =>
  small({ datastores: { records: difference } }).object('Cluster', 'records').spec;

test('A-10 PostgreSQL 15 is a primary with two replicas and 100 GB in production, 50 GB in staging', () => {
  const { imageName, instances, storage } = spec('azora/production');
  expect(imageName).toMatch(/^ghcr\.io\/cloudnative-pg\/postgresql:15\.\d+-[\w-]+@sha256:[0-9a-f]{64}$/);
  expect(instances).toBe(3);
  expect(storage.size).toBe('100Gi');
  expect(spec('azora/staging').storage.size).toBe('50Gi');
});

test.each(['production', 'staging'])('A-10 in azora/%s an instance takes 500 connections in all', (name) => {
  expect(spec(`azora/${name}`).postgresql.parameters.max_connections).toBe('500');
});

test('A-10 a payment is on a replica before it counts, and only such a replica takes over', () => {
  expect(spec('azora/production').postgresql.synchronous).toMatchInlineSnapshot(`
dataDurability: required
failoverQuorum: true
method: any
number: 1
`);
});

test('E-10 rows are spread over two clusters, each with two replicas to take over', () => {
  for (const cluster of ['postgres-0', 'postgres-1']) {
    expect(spec('educational-platform/production', cluster)).toMatchObject({ instances: 3, failoverDelay: 0 });
  }
});

test('L-60 a replica is a matter of one more instance', () => {
  expect(spec('learning-platform/production').instances).toBe(2);
  expect(spec('learning-platform/staging').instances).toBe(1);
});

test('memory of an instance decides on its buffers', () => {
  const { parameters } = spec('azora/production').postgresql;
  expect([parameters.shared_buffers, parameters.effective_cache_size]).toEqual(['1024MB', '3072MB']);
});

test('the log has a volume of its own, which neither it nor a replica that is away can fill', () => {
  const { walStorage, postgresql } = spec('azora/production');
  expect(walStorage).toMatchObject({ size: '20Gi', storageClass: 'datastores', resizeInUseVolumes: true });
  expect(postgresql.parameters.max_wal_size).toBe('5120MB');
  expect(postgresql.parameters.max_slot_wal_keep_size).toBe('10240MB');
});

test('C-05 no two instances share a node, nor zones more of them than others, in production', () => {
  const { affinity, topologySpreadConstraints } = spec('azora/production');
  expect(affinity.podAntiAffinityType).toBe('required');
  expect(topologySpreadConstraints).toMatchInlineSnapshot(`
- labelSelector:
    matchExpressions:
      - key: cnpg.io/instanceName
        operator: Exists
    matchLabels:
      cnpg.io/cluster: postgres
  maxSkew: 1
  topologyKey: topology.kubernetes.io/zone
  whenUnsatisfiable: DoNotSchedule
`);
  expect(spec('azora/staging').affinity.podAntiAffinityType).toBe('preferred');
});

test('C-02 C-09 instances have a class, requests and limits, local disk included', () => {
  const { priorityClassName, resources } = spec('azora/production');
  expect(priorityClassName).toBe('tier-critical');
  expect(Object.keys(resources.limits).sort()).toEqual(['cpu', 'ephemeral-storage', 'memory']);
});

test('a single instance does not keep its node from being drained', () => {
  expect(spec('learning-platform/staging').enablePDB).toBe(false);
  expect(spec('learning-platform/production').enablePDB).toBe(true);
});

test('C-30 neither Git nor its Application takes a cluster away', () => {
  expect(real('azora/production').object('Cluster', 'postgres').metadata.annotations).toEqual({
    'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  });
});

test('C-12 instances get no sidecar, and say why', () => {
  const { labels, annotations } = spec('azora/production').inheritedMetadata;
  expect(labels['sidecar.istio.io/inject']).toBe('false');
  expect(Object.keys(annotations)).toEqual(['outside-mesh-reason']);
});

test('a cluster begins empty, with checksums of its pages', () => {
  expect(records({}).bootstrap.initdb.dataChecksums).toBe(true);
});

test('E-52 a cluster that is made anew begins where it was taken back to, and its log goes to a new folder', () => {
  const { bootstrap, externalClusters, plugins } = records({
    restores: [{ to: '2026-01-31T12:00:00Z' }, { to: '2026-02-01T08:00:00Z' }],
  });
  expect(bootstrap.recovery).toEqual({ source: 'origin', recoveryTarget: { targetTime: '2026-02-01T08:00:00Z' } });
  expect(externalClusters[0].plugin.parameters.serverName).toBe('records-restored-1');
  expect(plugins[0].parameters.serverName).toBe('records-restored-2');
});

test('E-52 without a moment it begins with the newest there is', () => {
  expect(records({ restores: [{ to: 'newest' }] }).bootstrap.recovery).toEqual({ source: 'origin' });
});

test('clusters and poolers of all shards are vouched for by one authority, under the names that clients use', () => {
  const rendered = real('educational-platform/production');
  for (const cluster of ['postgres-0', 'postgres-1']) {
    const { certificates } = spec('educational-platform/production', cluster);
    const certificate = rendered.object('Certificate', `${cluster}-tls`).spec;
    expect(certificates).toEqual({ serverTLSSecret: `${cluster}-tls`, serverCASecret: `${cluster}-tls` });
    expect(certificate.issuerRef.name).toBe('postgres-authority');
    expect(certificate.dnsNames).toContain(`${cluster}-pooler-rw.educational-platform-data.svc`);
    expect(certificate.dnsNames).toContain(`${cluster}-pooler-ro.educational-platform-data.svc`);
    expect(certificate.secretTemplate.labels['cnpg.io/reload']).toBe('true');
  }
});
