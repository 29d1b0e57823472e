import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Partition, Postgres } from '../../../model/datastore';
import { databaseOf, PARTITIONS_SCHEDULE, postgresClusters } from '../../../model/stores/postgres';
import { postgresImage } from '../../../model/stores/postgres-images';
import { PG_PARTITIONS } from '../../../model/stores/postgres-roles';
import { PARTITIONING } from '../../../model/stores/postgres-sizes';
import { ScheduledJob } from '../jobs/scheduled-job';
import type { StoreProps } from '../store-props';
import { toInstances } from './firewalls';
import { AUTHORITY_MOUNT, authorityVolume, connectionEnv } from './job-access';
import { directHost } from './names';
import { partitionSql } from './partition-sql';

export interface PartitionsProps extends StoreProps<Postgres> {
  readonly partitions: readonly Partition[];
}

export const partitionsOf = (name: string): string => `${name}-partitions`;

const FOLDER = '/sql';

/** In seconds. */
const DEADLINE = 1800;

/** Makes the parts of tables before their time comes, and drops those that are kept no longer. */
export class Partitions extends Construct {
  constructor(scope: Construct, id: string, props: PartitionsProps) {
    super(scope, id);
    const { name, store, partitions } = props;
    const job = partitionsOf(name);
    new k8s.KubeConfigMap(this, 'sql', {
      metadata: { name: job },
      data: Object.fromEntries(partitions.map((partition) => [fileOf(partition), partitionSql(partition)])),
    });
    new ScheduledJob(this, 'job', {
      ...props,
      job,
      does: `makes parts of the tables of ${name} ahead, and drops old ones`,
      schedule: PARTITIONS_SCHEDULE,
      deadline: DEADLINE,
      token: false,
      reaches: [toInstances(postgresClusters(name, store))],
      last: {
        name: 'partitions',
        image: postgresImage(store.version),
        command: ['/bin/bash', '-euo', 'pipefail', '-c', scriptOf(props)],
        env: connectionEnv(name, PG_PARTITIONS),
        resources: PARTITIONING,
        mounts: [AUTHORITY_MOUNT, { name: 'sql', mountPath: FOLDER, readOnly: true }],
      },
      volumes: [authorityVolume(name, store), { name: 'sql', configMap: { name: job } }],
    });
  }
}

/** As the owner of the table, so that its parts belong to the service as well. */
const scriptOf = ({ environment, name, store, partitions }: PartitionsProps): string =>
  postgresClusters(name, store)
    .flatMap((cluster) =>
      partitions.map((partition) => {
        const database = databaseOf(partition.database);
        return `PGOPTIONS='-c role=${database}' psql --no-psqlrc --set=ON_ERROR_STOP=1 --host=${directHost(environment, cluster, 'rw')} --dbname=${database} --file=${FOLDER}/${fileOf(partition)}`;
      }),
    )
    .join('\n');

const fileOf = ({ database, table }: Partition): string => `${databaseOf(database)}.${table}.sql`;
