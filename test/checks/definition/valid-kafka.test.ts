import { validKafka } from '../../../charts/checks/definition/valid-kafka';
import { findings } from '../../fixtures/findings';

test.each([
  [
    { replication: { factor: 0 } },
    'replication.factor: "0" copies do not fit on "3" brokers; use 1 to 3, or more instances',
  ],
  [
    { replication: { factor: 5 } },
    'replication.factor: "5" copies do not fit on "3" brokers; use 1 to 3, or more instances',
  ],
  [
    { replication: { minInSync: 3 } },
    'replication.minInSync: "3" of "3" copies in sync stop producers when one broker is away; use 1 to 2',
  ],
  [{ replication: { minInSync: 0 } }, 'replication.minInSync: "0" is out of bounds; use a whole number from 1'],
])('refuses %j', (difference, finding) => {
  expect(findings(validKafka, { datastores: { events: difference } })).toEqual([`datastores.events.${finding}`]);
});

test('E-05 refuses a version that its operator does not run', () => {
  expect(findings(validKafka, { datastores: { events: { version: '3.9.0' } } })).toEqual([
    'datastores.events.version: "3.9.0" is none that its operator runs; use "4.2.0", "4.2.1", "4.3.0" and "4.3.1"',
  ]);
});

test('E-05 refuses a topic without partitions', () => {
  expect(findings(validKafka, { channels: { enrolments: { partitions: 0 } } })).toEqual([
    'channels.enrolments.partitions: "0" is out of bounds; use a whole number from 1',
  ]);
});

test('allows a single broker with a single copy', () => {
  const events = { instances: 1, replication: { factor: 1, minInSync: 1 } };
  expect(findings(validKafka, { datastores: { events } })).toEqual([]);
});
