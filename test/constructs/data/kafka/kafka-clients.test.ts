import { connectionsOf } from '../../../../charts/model/connections';
import { real } from '../../../fixtures/rendered';

const production = real('educational-platform/production');

interface Rule {
  readonly resource: { readonly type: string; readonly name: string; readonly patternType: string };
  readonly operations: readonly string[];
}

/** `Write topic grades`, but for `Describe`, which comes with each. */
const rightsOf = (service: string): string[] =>
  production
    .object('KafkaUser', `kafka-${service}`)
    .spec.authorization.acls.flatMap(({ resource, operations }: Rule) =>
      operations
        .filter((operation) => operation !== 'Describe')
        .map((operation) => `${operation} ${resource.type} ${resource.name} ${resource.patternType}`),
    );

test.each([
  ['content-activity', 24],
  ['grades', 12],
  ['sign-ins', 12],
  ['submissions', 12],
  ['user-changes', 12],
])('E-05 topic %s has %d partitions, three copies of each, two of them in sync, for a week', (name, partitions) => {
  expect(production.object('KafkaTopic', name).spec).toEqual({
    partitions,
    replicas: 3,
    config: { 'cleanup.policy': 'delete', 'min.insync.replicas': 2, 'retention.ms': 604_800_000 },
  });
});

test('E-05 each service is a user of its own, and nobody else is one', () => {
  expect(production.of('KafkaUser').map(({ metadata }) => metadata.name)).toEqual(
    ['analytics', 'assessment', 'auth', 'content', 'user'].map((service) => `kafka-${service}-service`),
  );
});

test('E-05 a service writes what it publishes, reads what it consumes, in the group of its name', () => {
  expect(rightsOf('assessment-service')).toEqual([
    'Write topic grades literal',
    'Write topic submissions literal',
    'Read topic submissions literal',
    'Read topic user-changes literal',
    'Read group assessment-service literal',
  ]);
  expect(rightsOf('analytics-service').filter((right) => right.startsWith('Write'))).toEqual([]);
});

test('E-05 no user may do more than read, write and see', () => {
  const operations = production
    .of('KafkaUser')
    .flatMap(({ spec }) => (spec as { authorization: { acls: Rule[] } }).authorization.acls)
    .flatMap((rule) => rule.operations);
  expect([...new Set(operations)].sort()).toEqual(['Describe', 'Read', 'Write']);
});

test('E-05 users show certificates of a year, renewed a month before, and no password', () => {
  for (const { spec } of production.of('KafkaUser'))
    expect((spec as { authentication: unknown }).authentication).toEqual({
      type: 'tls',
      validityDays: 365,
      renewalDays: 30,
    });
});

test('E-05 what a service is given comes from the Secrets that Strimzi makes for its user and its cluster', () => {
  const service = production.environment.services.find(({ name }) => name === 'auth-service')!;
  const { settings, secrets, files } = connectionsOf(production.environment, service).get('kafka')!;
  expect({ settings, secrets, files }).toMatchInlineSnapshot(`
settings:
  KAFKA_BROKERS: kafka-kafka-bootstrap.educational-platform-data.svc:9093
  KAFKA_GROUP: auth-service
  KAFKA_CA_FILE: /etc/datastores/kafka-ca.crt
  KAFKA_CERTIFICATE_FILE: /etc/datastores/kafka.crt
  KAFKA_KEY_FILE: /etc/datastores/kafka.key
secrets: {}
files:
  kafka-ca.crt:
    secret: kafka-cluster-ca-cert
    key: ca.crt
  kafka.crt:
    secret: kafka-auth-service
    key: user.crt
  kafka.key:
    secret: kafka-auth-service
    key: user.key
`);
});
