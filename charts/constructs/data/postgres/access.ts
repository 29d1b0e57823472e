import { Construct } from 'constructs';
import { Database, DatabaseRole } from '../../../../imports/postgresql.cnpg.io';
import { type Client, clientsOf } from '../../../model/clients';
import type { Postgres } from '../../../model/datastore';
import { databaseOf, databasesOf, postgresClusters } from '../../../model/stores/postgres';
import { PG_COPIES, PG_PARTITIONS } from '../../../model/stores/postgres-roles';
import { JOB_CONNECTIONS } from '../../../model/stores/postgres-sizes';
import { clientNameOf } from '../../../model/stores/sign-in';
import { KEPT } from '../../metadata';
import { GeneratedCredentials, PasswordGenerator } from '../access/generated-credentials';
import type { StoreProps } from '../store-props';
import { credentialsOf } from './names';

interface Role {
  /** In PostgreSQL. */
  readonly role: string;
  readonly does: string;
  /** Of the Secret with its password. */
  readonly secret: string;
  readonly connections: number;
  readonly member: readonly string[];
}

/** A role for each service that declares the datastore, a database for each that writes, and roles for jobs. */
export class Access extends Construct {
  constructor(scope: Construct, id: string, props: StoreProps<Postgres>) {
    super(scope, id);
    const { environment, name, store } = props;
    const clients = clientsOf(environment, name);
    const clusters = postgresClusters(name, store);
    new PasswordGenerator(this, 'passwords', props);

    for (const role of [...clients.map((client) => roleOf(name, store, client)), ...jobRoles(props)]) {
      new GeneratedCredentials(this, role.secret, {
        ...props,
        secret: role.secret,
        plain: { username: role.role },
        type: 'kubernetes.io/basic-auth',
        // A new password is in force at once.
        labels: { 'cnpg.io/reload': 'true' },
      });
      for (const cluster of clusters) this.role(name, cluster, role);
    }
    for (const cluster of clusters) {
      for (const database of databasesOf(environment, name)) this.database(cluster, database);
    }
  }

  private role(name: string, cluster: string, { role, does, secret, connections, member }: Role): void {
    const object = `${cluster}${secret.slice(name.length)}`;
    new DatabaseRole(this, `role-${object}`, {
      metadata: { name: object, annotations: KEPT },
      spec: {
        cluster: { name: cluster },
        name: role,
        comment: does,
        login: true,
        connectionLimit: connections,
        ...(member.length > 0 && { inRoles: member }),
        passwordSecret: { name: secret },
        databaseRoleReclaimPolicy: 'retain',
      },
    });
  }

  private database(cluster: string, database: string): void {
    const object = `${cluster}-${database.replaceAll('_', '-')}`;
    new Database(this, `database-${object}`, {
      metadata: { name: object, annotations: KEPT },
      spec: { cluster: { name: cluster }, name: database, owner: database, databaseReclaimPolicy: 'retain' },
    });
  }
}

const roleOf = (name: string, { pool }: Postgres, { service, access }: Client): Role => ({
  role: databaseOf(service.name),
  does: service.does,
  secret: clientNameOf(name, service.name),
  connections: pool.perService,
  member: access === 'reads' ? ['pg_read_all_data'] : [],
});

function jobRoles({ name, store }: StoreProps<Postgres>): Role[] {
  const job = { connections: JOB_CONNECTIONS };
  const owners = [...new Set((store.partitions ?? []).map(({ database }) => databaseOf(database)))];
  return [
    ...(store.backup
      ? [
          {
            ...job,
            role: PG_COPIES,
            does: 'reads everything, for copies and to see whether they are whole',
            secret: credentialsOf(name, PG_COPIES),
            member: ['pg_read_all_data'],
          },
        ]
      : []),
    ...(store.partitions
      ? [
          {
            ...job,
            role: PG_PARTITIONS,
            does: 'makes and drops the parts of tables, as their owner',
            secret: credentialsOf(name, PG_PARTITIONS),
            member: owners,
          },
        ]
      : []),
  ];
}
