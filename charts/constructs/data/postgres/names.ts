import type { Postgres } from '../../../model/datastore';
import type { Environment } from '../../../model/environment';
import { hostIn } from '../../../model/stores/addresses';
import { postgresEnds } from '../../../model/stores/postgres';
import type { PG_COPIES, PG_PARTITIONS } from '../../../model/stores/postgres-roles';

/** The plugin that ships logs and makes base copies, as the operator knows it. */
export const BARMAN_PLUGIN = 'barman-cloud.cloudnative-pg.io';

/** Secrets of the roles that are no service's. */
export const credentialsOf = (name: string, role: typeof PG_COPIES | typeof PG_PARTITIONS): string =>
  `${name}-${role.replaceAll('_', '-')}`;

/** Folder of a cluster's copies, of the ones before as many restores. */
export const archiveOf = (cluster: string, restores: number): string =>
  restores === 0 ? cluster : `${cluster}-restored-${restores}`;

/** The Service that leads to the instances themselves: to a replica, where there is one, or to the primary. */
export const directHost = ({ namespaces }: Environment, cluster: string, end: 'rw' | 'ro'): string =>
  hostIn(`${cluster}-${end}`, namespaces.datastores);

/** Where it burdens the primary least to read. */
export const quietEnd = (store: Postgres): 'rw' | 'ro' => postgresEnds(store).at(-1)!;
