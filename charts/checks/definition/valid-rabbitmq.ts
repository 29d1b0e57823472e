import type { RabbitMq } from '../../model/datastore';
import type { Finding } from '../../model/finding';
import { quoted } from '../../model/names';
import { bytes, MEBIBYTE } from '../../model/quantity';
import { diskLimitOf, RABBITMQ_IMAGES } from '../../model/stores/rabbitmq';
import type { Check } from '../check';
import { ofEngine } from '../of-engine';

/** A RabbitMQ can start, and its queues have a majority when one node is away. */
export const validRabbitmq: Check = (environment) => ofEngine(environment, 'rabbitmq', rabbitmq);

/** Below it a node without a single message is short of memory already. */
const LEAST_MEMORY = '1Gi';

function rabbitmq(store: RabbitMq): Finding[] {
  const { instances, version, resources, storage } = store;
  const findings: Finding[] = [];
  if (instances % 2 === 0) {
    findings.push({
      at: 'instances',
      message: `"${instances}" nodes have no majority more than "${instances - 1}" would; use an odd number`,
    });
  }
  if (!(version in RABBITMQ_IMAGES)) {
    findings.push({
      at: 'version',
      message: `"${version}" has no image; use ${quoted(Object.keys(RABBITMQ_IMAGES))}, or add one to RABBITMQ_IMAGES`,
    });
  }
  // What cannot be read is another check's finding.
  const memory = bytes(resources.limits.memory);
  if (memory === undefined) return findings;
  if (memory < bytes(LEAST_MEMORY)!) {
    findings.push({
      at: 'resources.limits.memory',
      message: `"${resources.limits.memory}" is less than a node needs before the first message; use ${LEAST_MEMORY} or more`,
    });
  }
  const volume = bytes(storage);
  if (volume !== undefined && volume < 2 * diskLimitOf(store)) {
    findings.push({
      at: 'storage',
      message: `"${storage}" has too little above the "${diskLimitOf(store) / MEBIBYTE}Mi" that have to stay free, by its memory; use ${(2 * diskLimitOf(store)) / MEBIBYTE}Mi or more`,
    });
  }
  return findings;
}
