import { Construct } from 'constructs';
import type { PerconaServerMongoDBProps } from '../../../../imports/psmdb.percona.com';
import { type Client, clientsOf } from '../../../model/clients';
import type { MongoDb } from '../../../model/datastore';
import { databasesOf } from '../../../model/stores/mongodb';
import { clientNameOf } from '../../../model/stores/sign-in';
import { GeneratedCredentials, PasswordGenerator } from '../access/generated-credentials';
import type { StoreProps } from '../store-props';

/** A password for each service that declares the datastore, made in the cluster. */
export class MongoDbCredentials extends Construct {
  constructor(scope: Construct, id: string, props: StoreProps<MongoDb>) {
    super(scope, id);
    const clients = clientsOf(props.environment, props.name);
    if (clients.length > 0) new PasswordGenerator(this, 'generator', props);
    for (const { service } of clients) {
      new GeneratedCredentials(this, service.name, {
        ...props,
        secret: clientNameOf(props.name, service.name),
        plain: { username: service.name },
      });
    }
  }
}

/** Each service may change what is in the database of its name, or look at those of others, and nothing else. */
export const usersOf = ({ environment, name }: StoreProps<MongoDb>): PerconaServerMongoDBProps['spec']['users'] =>
  clientsOf(environment, name).map((client) => ({
    name: client.service.name,
    db: 'admin',
    passwordSecretRef: { name: clientNameOf(name, client.service.name), key: 'password' },
    roles: databasesOf(environment, name, client).map((db) => ({ name: roleOf(client.access), db })),
  }));

const roleOf = (access: Client['access']): string => (access === 'reads' ? 'read' : 'readWrite');
