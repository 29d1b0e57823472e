import { Construct } from 'constructs';
import { type AccessRule, KafkaUser } from '../../../../imports/kafka.strimzi.io';
import { type Client, clientsOf } from '../../../model/clients';
import type { Kafka } from '../../../model/datastore';
import { MEBIBYTE } from '../../../model/quantity';
import { clientNameOf } from '../../../model/stores/sign-in';
import { KEPT, storeLabels } from '../../metadata';
import type { StoreProps } from '../store-props';

/** How long the certificate of a service is good for, in days, and how long before that it gets another. */
const CERTIFICATE = { validityDays: 365, renewalDays: 30 } as const;

/**
 * What one service may send to and take from each broker, in bytes a second: one that is out of hand leaves the others their
 * part of a broker's network and disk.
 */
const QUOTAS = { producerByteRate: 20 * MEBIBYTE, consumerByteRate: 60 * MEBIBYTE } as const;

/** A user for each service: it writes what it publishes, reads what it consumes, and may do nothing else. */
export class KafkaClients extends Construct {
  constructor(scope: Construct, id: string, { environment, name, store }: StoreProps<Kafka>) {
    super(scope, id);
    for (const client of clientsOf(environment, name)) {
      const acls = accessOf(client);
      new KafkaUser(this, client.service.name, {
        metadata: {
          name: clientNameOf(name, client.service.name),
          labels: { 'strimzi.io/cluster': name },
          annotations: KEPT,
        },
        spec: {
          authentication: { type: 'tls', ...CERTIFICATE },
          ...(acls.length > 0 && { authorization: { type: 'simple', acls } }),
          quotas: QUOTAS,
          template: { secret: { metadata: { labels: storeLabels(environment, name, store) } } },
        },
      });
    }
  }
}

/** Whoever reads does so as the group that is called as the service. */
const accessOf = ({ service, publishes, consumes }: Client): AccessRule[] => [
  ...publishes.map((topic) => allow('topic', topic, ['Describe', 'Write'])),
  ...consumes.map((topic) => allow('topic', topic, ['Describe', 'Read'])),
  ...(consumes.length > 0 ? [allow('group', service.name, ['Describe', 'Read'])] : []),
];

const allow = (
  type: AccessRule['resource']['type'],
  name: string,
  operations: AccessRule['operations'],
): AccessRule => ({ type: 'allow', resource: { type, name, patternType: 'literal' }, operations, host: '*' });
