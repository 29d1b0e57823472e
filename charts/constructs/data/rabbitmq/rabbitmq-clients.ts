import { Construct } from 'constructs';
import { Permission, User } from '../../../../imports/rabbitmq.com';
import { clientsOf } from '../../../model/clients';
import type { RabbitMq } from '../../../model/datastore';
import { vhostOf } from '../../../model/stores/rabbitmq';
import { clientNameOf } from '../../../model/stores/sign-in';
import { KEPT } from '../../metadata';
import { GeneratedCredentials, PasswordGenerator } from '../access/generated-credentials';
import type { StoreProps } from '../store-props';
import { onlyOf } from './only-of';

/**
 * A user for each service: it writes to the exchanges of what it publishes, reads the queues of what it consumes, and
 * declares nothing.
 */
export class RabbitMqClients extends Construct {
  constructor(scope: Construct, id: string, props: StoreProps<RabbitMq>) {
    super(scope, id);
    const { environment, name } = props;
    const cluster = { rabbitmqClusterReference: { name } };

    new PasswordGenerator(this, 'passwords', props);
    for (const { service, publishes, consumes } of clientsOf(environment, name)) {
      const user = clientNameOf(name, service.name);
      new GeneratedCredentials(this, `${service.name}-credentials`, {
        ...props,
        secret: user,
        plain: { username: service.name },
        // The operator sees no other Secrets.
        labels: { 'rabbitmq.com/topology-operator': 'true' },
      });
      new User(this, `${service.name}-user`, {
        metadata: { name: user, annotations: KEPT },
        spec: { importCredentialsSecret: { name: user }, ...cluster },
      });
      new Permission(this, `${service.name}-permission`, {
        metadata: { name: user, annotations: KEPT },
        spec: {
          vhost: vhostOf(environment),
          userReference: { name: user },
          permissions: { configure: '', write: onlyOf(publishes), read: onlyOf(consumes) },
          ...cluster,
        },
      });
    }
  }
}
