import { Construct } from 'constructs';
import { type Client, clientsOf } from '../../../model/clients';
import type { Elasticsearch } from '../../../model/datastore';
import { clientNameOf } from '../../../model/stores/sign-in';
import { GeneratedCredentials, PasswordGenerator } from '../access/generated-credentials';
import type { StoreProps } from '../store-props';
import { exporterUserOf } from './exporter';

/**
 * A user for the exporter and for each service that declares the datastore, in the file realm: the operator hands their
 * passwords and roles to every node. Each Secret holds the user and the role of the same name.
 */
export class ElasticsearchUsers extends Construct {
  /** Names of the Secrets. */
  readonly secrets: readonly string[];

  constructor(scope: Construct, id: string, props: StoreProps<Elasticsearch>) {
    super(scope, id);
    const { environment, name } = props;
    const users = [
      { secret: exporterUserOf(name), user: 'exporter', role: EXPORTER_ROLE },
      ...clientsOf(environment, name).map((client) => ({
        secret: clientNameOf(name, client.service.name),
        user: client.service.name,
        role: roleOf(client),
      })),
    ];
    this.secrets = users.map(({ secret }) => secret);

    new PasswordGenerator(this, 'generator', props);
    for (const { secret, user, role } of users) {
      new GeneratedCredentials(this, secret, {
        ...props,
        secret,
        plain: { username: user, roles: user, 'roles.yml': `${user}:\n${role}` },
      });
    }
  }
}

/** Looks at the health of cluster and nodes, and at no document. */
const EXPORTER_ROLE = '  cluster: [monitor]\n';

/** A service has the indices that begin with its name. */
const roleOf = ({ service, access }: Client): string =>
  [
    '  cluster: [monitor]',
    '  indices:',
    `    - names: ['${service.name}-*']`,
    `      privileges: [${PRIVILEGES[access].join(', ')}]`,
    '',
  ].join('\n');

const PRIVILEGES: Readonly<Record<Client['access'], readonly string[]>> = {
  reads: ['read', 'view_index_metadata'],
  writes: ['auto_configure', 'create_index', 'read', 'view_index_metadata', 'write'],
};
