import { clientsOf } from '../../../model/clients';
import type { Postgres } from '../../../model/datastore';
import { databaseOf } from '../../../model/stores/postgres';
import { PG_COPIES, PG_PARTITIONS } from '../../../model/stores/postgres-roles';
import type { StoreProps } from '../store-props';

/**
 * Who may connect to what, as lines of pg_hba.conf: by TLS only, each service to the database of its own name, who reads
 * and the jobs to all. The operator puts its own lines before these.
 */
export function authenticationOf({ environment, name, store }: StoreProps<Postgres>): string[] {
  const readers = clientsOf(environment, name).filter(({ access }) => access === 'reads');
  const roles = [
    ...readers.map(({ service }) => databaseOf(service.name)),
    ...(store.backup ? [PG_COPIES] : []),
    ...(store.partitions ? [PG_PARTITIONS] : []),
  ];
  return [
    'hostssl sameuser all all scram-sha-256',
    ...roles.map((role) => `hostssl all ${role} all scram-sha-256`),
    'host all all all reject',
  ];
}
