import { Construct } from 'constructs';
import { Issuer } from '../../../../imports/cert-manager.io';
import { ExternalSecret, SecretStore } from '../../../../imports/external-secrets.io';
import { RABBITMQ_OPERATOR } from '../../../model/stores/rabbitmq';
import { storeLabels } from '../../metadata';
import { ownedSecret } from '../access/owned-secret';
import { SecretsReader, secretsOf } from '../access/secrets-reader';
import type { StoreProps } from '../store-props';

/** ServiceAccount by which a RabbitMQ fetches the key that signs its certificates; no pod runs as it. */
export const authorityReaderOf = (name: string): string => `${name}-authority-reader`;

/**
 * Issues certificates of the authority that the operator trusts. The operator reads what it trusts only when it starts,
 * which is before there is any RabbitMQ: so the authority is made beside it, and fetched from there.
 */
export class RabbitMqAuthority extends Construct {
  readonly issuer: { readonly group: 'cert-manager.io'; readonly kind: 'Issuer'; readonly name: string };

  constructor(scope: Construct, id: string, { environment, name, store }: StoreProps) {
    super(scope, id);
    const reader = authorityReaderOf(name);
    const authority = `${name}-authority`;
    this.issuer = { group: 'cert-manager.io', kind: 'Issuer', name: authority };

    new SecretsReader(this, 'reader', { name: reader, tokens: reader });
    new SecretStore(this, 'store', {
      metadata: { name: authority },
      spec: { provider: secretsOf(RABBITMQ_OPERATOR.namespace, reader) },
    });
    new ExternalSecret(this, 'secret', {
      metadata: { name: authority },
      spec: {
        refreshInterval: '1h0m0s',
        secretStoreRef: { kind: 'SecretStore', name: authority },
        target: ownedSecret(authority, { type: 'kubernetes.io/tls', labels: storeLabels(environment, name, store) }),
        data: ['tls.crt', 'tls.key'].map((key) => ({
          secretKey: key,
          remoteRef: { key: RABBITMQ_OPERATOR.authority, property: key },
        })),
      },
    });
    new Issuer(this, 'issuer', { metadata: { name: authority }, spec: { ca: { secretName: authority } } });
  }
}
