import { datastoreClaims } from '../../../../charts/model/claims';
import { ENVIRONMENTS, real } from '../../../fixtures/rendered';
import { small } from '../../../fixtures/small';

const production = real('educational-platform/production');

const pool = (name: string, rendered = production) => rendered.object('KafkaNodePool', name).spec;

const kafka = (rendered = production, name = 'kafka') => rendered.object('Kafka', name).spec.kafka;

test.each(['production', 'staging'])(
  'E-05 in %s three brokers keep messages, and three controllers lead them',
  (name) => {
    const rendered = real(`educational-platform/${name}`);
    const shape = ({ replicas, roles }: { replicas: number; roles: string[] }) => [replicas, roles];
    expect(shape(pool('kafka-broker', rendered))).toEqual([3, ['broker']]);
    expect(shape(pool('kafka-controller', rendered))).toEqual([3, ['controller']]);
  },
);

test('E-05 brokers are numbered from 0 and controllers from 100, whichever is made first', () => {
  const ids = ['kafka-broker', 'kafka-controller'].map(
    (name) => production.object('KafkaNodePool', name).metadata.annotations['strimzi.io/next-node-ids'],
  );
  expect(ids).toEqual(['[0-99]', '[100-199]']);
});

test('E-05 a single broker has a single controller', () => {
  const events = { instances: 1, replication: { factor: 1, minInSync: 1 } };
  expect(pool('events-controller', small({ datastores: { events } })).replicas).toBe(1);
});

test('E-05 brokers and controllers are in zones and on machines of their own', () => {
  for (const name of ['kafka-broker', 'kafka-controller']) {
    const { topologySpreadConstraints } = pool(name).template.pod;
    expect(
      topologySpreadConstraints.map(({ topologyKey, whenUnsatisfiable, labelSelector }: Record<string, unknown>) => [
        topologyKey,
        whenUnsatisfiable,
        labelSelector,
      ]),
    ).toEqual(
      ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map((key) => [
        key,
        'DoNotSchedule',
        { matchLabels: { 'strimzi.io/cluster': 'kafka', 'strimzi.io/pool-name': name } },
      ]),
    );
  }
  expect(kafka().rack.topologyKey).toBe('topology.kubernetes.io/zone');
});

test('E-05 every copy and every confirmation is as the definition says, and none is given up for speed', () => {
  const { config } = kafka();
  expect(config).toMatchObject({
    'auto.create.topics.enable': false,
    'default.replication.factor': 3,
    'min.insync.replicas': 2,
    'offsets.topic.replication.factor': 3,
    'transaction.state.log.replication.factor': 3,
    'transaction.state.log.min.isr': 2,
    'unclean.leader.election.enable': false,
  });
});

test.each(['production', 'staging'])(
  'E-05 in %s what all partitions may keep leaves a quarter of the volumes free',
  (name) => {
    const { environment } = real(`educational-platform/${name}`);
    const { config } = kafka(real(`educational-platform/${name}`));
    const partitions = [...environment.channels.values()].reduce((sum, channel) => sum + channel.partitions!, 0);
    // Each of three brokers has a copy of each partition.
    const kept = partitions * (config['log.retention.bytes'] + config['log.segment.bytes']);
    const volume = { production: 200, staging: 20 }[name]! * 1024 ** 3;
    expect(kept / volume).toBeLessThanOrEqual(0.75);
    expect(kept / volume).toBeGreaterThan(0.7);
  },
);

test('E-05 clients find one listener, over TLS, that asks for their certificate; who has one may do what is allowed', () => {
  expect(kafka().listeners).toEqual([
    { name: 'tls', port: 9093, type: 'internal', tls: true, authentication: { type: 'tls' } },
  ]);
  expect(kafka().authorization).toEqual({ type: 'simple' });
});

test('C-30 neither Git nor Argo CD takes away what holds messages, and volumes outlive their brokers', () => {
  const kept = ['Kafka', 'KafkaNodePool', 'KafkaTopic', 'KafkaUser'].flatMap((kind) => production.of(kind));
  expect(kept).toHaveLength(1 + 2 + 5 + 5);
  for (const { kind, metadata } of kept)
    expect(production.object(kind, metadata.name).metadata.annotations['argocd.argoproj.io/sync-options']).toBe(
      'Prune=false,Delete=false',
    );
  for (const name of ['kafka-broker', 'kafka-controller'])
    expect(pool(name).storage.volumes).toMatchObject([{ class: 'datastores', deleteClaim: false }]);
});

test('C-02 everything that runs has requests and limits, and a heap that leaves half of its memory', () => {
  expect(pool('kafka-broker').resources).toEqual({
    requests: { cpu: '1', memory: '4Gi' },
    limits: { cpu: '2', memory: '4Gi' },
  });
  expect(pool('kafka-broker').jvmOptions).toEqual({ '-Xms': '2g', '-Xmx': '2g' });
  const { entityOperator, kafkaExporter } = production.object('Kafka', 'kafka').spec;
  for (const { resources } of [entityOperator.topicOperator, entityOperator.userOperator, kafkaExporter])
    expect(Object.keys(resources).sort()).toEqual(['limits', 'requests']);
});

test('C-20 its pods are as restricted as their namespace asks, outside the mesh, and scheduled by its tier', () => {
  const { entityOperator, kafkaExporter } = production.object('Kafka', 'kafka').spec;
  const pods = [pool('kafka-broker'), pool('kafka-controller'), entityOperator, kafkaExporter];
  for (const { template } of pods) {
    expect(template.pod).toMatchObject({
      metadata: { labels: { 'sidecar.istio.io/inject': 'false' } },
      priorityClassName: 'tier-critical',
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    });
  }
});

test('E-05 authorities and certificates are renewed long before they end', () => {
  const { clusterCa, clientsCa } = production.object('Kafka', 'kafka').spec;
  for (const authority of [clusterCa, clientsCa])
    expect(authority).toMatchObject({ validityDays: 1825, renewalDays: 180, generateSecretOwnerReference: false });
});

test.each(ENVIRONMENTS.filter((id) => id.startsWith('educational')))(
  'C-21 in %s a Kafka counts with all that runs beside it',
  (id) => {
    const { environment } = real(id);
    const claims = datastoreClaims(environment).filter(({ name }) => name.startsWith('kafka'));
    expect(
      claims.map(({ name, pods, persistentVolumeClaims, services }) => [name, pods, persistentVolumeClaims, services]),
    ).toEqual([
      ['kafka', 3, 3, 2],
      ['kafka-controller', 3, 3, 0],
      ['kafka-entity-operator', 1, 0, 0],
      ['kafka-exporter', 1, 0, 0],
    ]);
  },
);
