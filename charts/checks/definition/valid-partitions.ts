import type { Partition, Postgres } from '../../model/datastore';
import type { Finding } from '../../model/finding';
import { quoted } from '../../model/names';
import { DAY, seconds } from '../../model/quantity';
import { badWhole } from '../bad-whole';
import type { Check } from '../check';
import { type Around, ofEngine } from '../of-engine';

/** Parts of tables are made in a database that there is, under names that need no quotes, and none is dropped too early. */
export const validPartitions: Check = (environment) =>
  ofEngine(environment, 'postgres', ({ partitions = [] }: Postgres, { clients }: Around) => {
    const writers = clients.filter(({ access }) => access === 'writes').map(({ service }) => service.name);
    return partitions.flatMap((partition, index) =>
      partitionOf(partition, writers).map(({ at, message }) => ({ at: `partitions[${index}].${at}`, message })),
    );
  });

const partitionOf = ({ database, table, column, ahead, keep }: Partition, writers: readonly string[]): Finding[] => [
  ...(writers.includes(database)
    ? []
    : [
        {
          at: 'database',
          message: `"${database}" is no service that writes to it; use one of ${quoted(writers)}`,
        },
      ]),
  ...badName('table', table),
  ...badName('column', column),
  // Fewer, and a job that fails once leaves no time to put it right.
  ...badWhole('ahead', ahead, 2),
  ...(keep === undefined || (seconds(keep) ?? 0) >= DAY
    ? []
    : [{ at: 'keep', message: `"${keep}" is less than a day; use a number of days such as "365d"` }]),
];

/** PostgreSQL takes 63 bytes, of which the date of a part takes ten. */
const badName = (at: string, name: string): Finding[] =>
  /^[a-z][a-z0-9_]{0,52}$/.test(name)
    ? []
    : [
        {
          at,
          message: `"${name}" is no name that PostgreSQL takes without quotes; use lower-case letters, digits and "_", 53 at most`,
        },
      ];
