import type { MongoDb } from '../../model/datastore';
import type { Environment } from '../../model/environment';
import type { Finding } from '../../model/finding';
import { quoted } from '../../model/names';
import { bytes, GIBIBYTE } from '../../model/quantity';
import { throwAwayOf } from '../../model/stores/drill';
import { LONGEST_NAME, MONGODB_VERSIONS, replsetsOf } from '../../model/stores/mongodb-parts';
import { badWhole } from '../bad-whole';
import type { Check } from '../check';
import { ofEngine } from '../of-engine';

/** A MongoDB can start, elect a primary and be copied with the figures that it has. */
export const validMongodb: Check = (environment) => [
  ...ofEngine(environment, 'mongodb', mongodb),
  ...longNames(environment),
];

const mongodb = (store: MongoDb, { environment }: { environment: Environment }): Finding[] => [
  ...badWhole('shards', store.shards ?? 1, 1),
  ...badVersion(store),
  ...badMembers(store),
  ...badMemory(store),
  ...badBackup(store, environment),
];

const badVersion = ({ version }: MongoDb): Finding[] =>
  MONGODB_VERSIONS.some((known) => known === version)
    ? []
    : [{ at: 'version', message: `"${version}" is not what the operator runs; use ${quoted(MONGODB_VERSIONS)}` }];

/** A set has at most seven members that vote; of two, or of an even number, half is no majority. */
const badMembers = ({ instances }: MongoDb): Finding[] =>
  // What is no number of instances is another rule's finding.
  [3, 5, 7].includes(instances) || !Number.isInteger(instances) || instances < 1
    ? []
    : [
        {
          at: 'instances',
          message: `"${instances}" ${whyNot(instances)}; use 3, 5 or 7 of each shard`,
        },
      ];

function whyNot(instances: number): string {
  if (instances === 1) return 'member has none that takes over from it';
  return instances > 7
    ? 'members are more than the "7" that may vote'
    : `members have no majority more than "${instances - 1}" would`;
}

/** WiredTiger's cache is half of what is above a GiB, and 256Mi where there is less. */
const badMemory = ({ resources: { limits } }: MongoDb): Finding[] =>
  (bytes(limits.memory) ?? 0) >= GIBIBYTE
    ? []
    : [
        {
          at: 'resources.limits.memory',
          message: `"${limits.memory}" leaves next to nothing beside a cache of 256Mi and its connections; use 1Gi or more`,
        },
      ];

function badBackup({ backup }: MongoDb, { cloud }: Environment): Finding[] {
  if (!backup) return [];
  const others = backup.full.filter(({ method }) => method !== 'mongodump').map(({ method }) => method);
  return [
    ...(cloud.provider === 'aws'
      ? []
      : [
          {
            at: 'backup',
            message: `copies go to object storage by a role on AWS, and the cloud is "${cloud.provider}", where the agent asks for a key; remove it or run this datastore on AWS`,
          },
        ]),
    ...(others.length > 0
      ? [{ at: 'backup.full', message: `${quoted(others)} is no copy of a MongoDB; use "mongodump"` }]
      : []),
    ...(backup.full.length === 0
      ? [{ at: 'backup.full', message: '"" is no copy that an oplog could follow; add a "mongodump"' }]
      : []),
    ...(backup.continuous && backup.continuous.log !== 'oplog'
      ? [
          {
            at: 'backup.continuous.log',
            message: `"${backup.continuous.log}" is no log of a MongoDB; use "oplog"`,
          },
        ]
      : []),
  ];
}

/** The copy that a drill makes has the longest name. */
const longNames = ({ datastores }: Environment): Finding[] =>
  [...datastores].flatMap(([name, store]) => {
    if (store.engine !== 'mongodb') return [];
    const longest = LONGEST_NAME - throwAwayOf('').length - replsetsOf(store).at(-1)!.length;
    return name.length <= longest
      ? []
      : [
          {
            at: `datastores.${name}`,
            message: `"${name}" has ${name.length} characters, of at most ${longest} that the operator takes with those of a replica set and a drill; shorten it`,
          },
        ];
  });
