import { Construct } from 'constructs';
import { ExternalSecret } from '../../../../imports/external-secrets.io';
import { connectionSecretOf, connectionsOf } from '../../../model/connections';
import { serviceLabels } from '../../metadata';
import type { ServiceProps } from '../../service-props';
import { CONNECTION_STORE } from './connection-store';
import { ownedSecret } from './owned-secret';

/**
 * The secret values of a service's connections in one Secret of its own namespace, each under the name of its environment
 * variable or file: those of the datastores that it declares, and no others.
 */
export class ConnectionSecret extends Construct {
  constructor(scope: Construct, id: string, { environment, service }: ServiceProps) {
    super(scope, id);
    const name = connectionSecretOf(service.name);
    const values = [...connectionsOf(environment, service).values()].flatMap(({ secrets, files }) => [
      ...Object.entries(secrets),
      ...Object.entries(files),
    ]);
    if (values.length === 0) return;

    new ExternalSecret(this, 'secret', {
      metadata: { name },
      spec: {
        // Certificates are renewed long before they end; the old and the new are both good meanwhile.
        refreshInterval: '1h0m0s',
        secretStoreRef: { kind: 'SecretStore', name: CONNECTION_STORE },
        target: ownedSecret(name, { type: 'Opaque', labels: serviceLabels(environment, service) }),
        data: values.map(([key, { secret, key: property }]) => ({
          secretKey: key,
          remoteRef: { key: secret, property },
        })),
      },
    });
  }
}
