import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Postgres } from '../../../model/datastore';
import { THROW_AWAY_CLASS } from '../../../model/storage-class';
import { databasesOf, postgresClusters } from '../../../model/stores/postgres';
import { postgresImage } from '../../../model/stores/postgres-images';
import { PG_COPIES } from '../../../model/stores/postgres-roles';
import { DUMP } from '../../../model/stores/postgres-sizes';
import { toObjectStorage } from '../../network/grants';
import { ScheduledJob } from '../jobs/scheduled-job';
import { upload } from '../jobs/upload';
import type { StoreProps } from '../store-props';
import { toInstances } from './firewalls';
import { AUTHORITY_MOUNT, authorityVolume, connectionEnv } from './job-access';
import { directHost, quietEnd } from './names';

export interface DumpProps extends StoreProps<Postgres> {
  readonly schedule: string;
}

export const dumpOf = (name: string): string => `${name}-dump`;

const FOLDER = '/dump';

/** In seconds. */
const DEADLINE = 6 * 3600;

/** Writes every database as pg_dump does: readable by any later version, table by table. */
export class Dump extends Construct {
  constructor(scope: Construct, id: string, props: DumpProps) {
    super(scope, id);
    const { environment, name, store, schedule } = props;
    new ScheduledJob(this, 'job', {
      ...props,
      job: dumpOf(name),
      does: `dumps each database of ${name} to the bucket`,
      schedule,
      deadline: DEADLINE,
      identity: `${name}-backup`,
      token: false,
      reaches: [toInstances(postgresClusters(name, store)), ...toObjectStorage(environment.cloud)],
      before: [
        {
          name: 'dump',
          image: postgresImage(store.version),
          command: ['/bin/bash', '-euo', 'pipefail', '-c', scriptOf(props)],
          env: connectionEnv(name, PG_COPIES),
          resources: DUMP,
          mounts: [AUTHORITY_MOUNT, { name: 'dump', mountPath: FOLDER }],
        },
      ],
      last: upload({ environment, name, from: { volume: 'dump', path: FOLDER }, folder: 'pg_dump' }),
      volumes: [authorityVolume(name, store), scratch(store.storage)],
    });
  }
}

/** A dump that a lost node left half done is begun anew; one that is not whole is not uploaded. */
const scriptOf = ({ environment, name, store }: DumpProps): string =>
  [
    'rm -rf /dump/*',
    ...postgresClusters(name, store).flatMap((cluster) => [
      `mkdir ${FOLDER}/${cluster}`,
      ...databasesOf(environment, name).flatMap((database) => {
        const file = `${FOLDER}/${cluster}/${database}.dump`;
        return [
          `pg_dump --host=${directHost(environment, cluster, quietEnd(store))} --dbname=${database} --format=custom --file=${file}`,
          `pg_restore --list ${file} > /dev/null`,
        ];
      }),
    ]),
  ].join('\n');

/** A volume for the time of the job: dumps are compressed, so that all shards fit where one lives. */
const scratch = (size: string): k8s.Volume => ({
  name: 'dump',
  ephemeral: {
    volumeClaimTemplate: {
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: THROW_AWAY_CLASS,
        resources: { requests: { storage: k8s.Quantity.fromString(size) } },
      },
    },
  },
});
