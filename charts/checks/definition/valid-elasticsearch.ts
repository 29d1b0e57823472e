import type { Elasticsearch } from '../../model/datastore';
import type { Finding } from '../../model/finding';
import { bytes } from '../../model/quantity';
import type { Check } from '../check';
import { ofEngine } from '../of-engine';
import { unless } from '../unless';

/** An Elasticsearch can elect a master, has room for its heap, and is of a version that its operator knows. */
export const validElasticsearch: Check = (environment) => ofEngine(environment, 'elasticsearch', elasticsearch);

/** Half of it is the heap, of which the operator's maker asks for a gibibyte at least. */
const LEAST_MEMORY = '2Gi';

const elasticsearch = ({ version, instances, resources: { requests, limits }, backup }: Elasticsearch): Finding[] => [
  ...unless(
    /^[89]\.\d+\.\d+$/.test(version),
    'version',
    `"${version}" is no exact version that ECK runs; write it like "9.2.0"`,
  ),
  ...unless(
    instances % 2 === 1,
    'instances',
    `"${instances}" nodes survive the loss of no more than "${instances - 1}" would: each is a master, and most of them decide; use an odd number`,
  ),
  ...unless(
    bytes(limits.memory) === undefined || bytes(limits.memory)! >= bytes(LEAST_MEMORY)!,
    'resources.limits.memory',
    `"${limits.memory}" has no room for a heap and as much beside it; use ${LEAST_MEMORY} or more`,
  ),
  ...unless(
    requests.memory === limits.memory,
    'resources.requests.memory',
    `"${requests.memory}" is not the limit of "${limits.memory}", of which the heap takes half at once; make both the same`,
  ),
  ...unless(backup === undefined, 'backup', 'is there, but snapshots of Elasticsearch are not made; remove it'),
];
