import type { Kafka } from '../../model/datastore';
import type { Environment } from '../../model/environment';
import type { Finding } from '../../model/finding';
import { quoted } from '../../model/names';
import { KAFKA_VERSIONS } from '../../model/stores/kafka';
import { badWhole } from '../bad-whole';
import type { Check } from '../check';
import { ofEngine } from '../of-engine';

/** A Kafka keeps its copies on brokers of their own, goes on when one is away, and has as many partitions as it says. */
export const validKafka: Check = (environment) => [
  ...ofEngine(environment, 'kafka', version),
  ...ofEngine(environment, 'kafka', replication),
  ...partitions(environment),
];

const version = ({ version }: Kafka): Finding[] =>
  version in KAFKA_VERSIONS
    ? []
    : [
        {
          at: 'version',
          message: `"${version}" is none that its operator runs; use ${quoted(Object.keys(KAFKA_VERSIONS))}`,
        },
      ];

function replication({ instances, replication: { factor, minInSync } }: Kafka): Finding[] {
  if (!Number.isInteger(factor) || factor < 1 || factor > instances) {
    return [
      {
        at: 'replication.factor',
        message: `"${factor}" copies do not fit on "${instances}" brokers; use 1 to ${instances}, or more instances`,
      },
    ];
  }
  const highest = Math.max(1, factor - 1);
  return minInSync <= highest
    ? badWhole('replication.minInSync', minInSync, 1)
    : [
        {
          at: 'replication.minInSync',
          message: `"${minInSync}" of "${factor}" copies in sync stop producers when one broker is away; use ${highest === 1 ? '1' : `1 to ${highest}`}`,
        },
      ];
}

/** They may grow later, but never shrink. */
const partitions = ({ channels }: Environment): Finding[] =>
  [...channels].flatMap(([name, { partitions }]) =>
    partitions === undefined ? [] : badWhole(`channels.${name}.partitions`, partitions, 1),
  );
