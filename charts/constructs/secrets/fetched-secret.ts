import { Construct } from 'constructs';
import { ExternalSecret } from '../../../imports/external-secrets.io';
import type { Environment } from '../../model/environment';
import { remoteNameOf } from '../../model/remote-secrets';
import type { RequiredSecret } from '../../model/required-secrets';
import { ownedSecret } from '../data/access/owned-secret';
import { annotationsOf, labelsOf } from './secret-metadata';
import { STORE } from './secrets-manager';

export interface FetchedSecretProps {
  readonly environment: Environment;
  readonly secret: RequiredSecret;
}

/** A Secret whose values External Secrets reads from AWS Secrets Manager: one JSON object there, one property for each key. */
export class FetchedSecret extends Construct {
  constructor(scope: Construct, id: string, { environment, secret }: FetchedSecretProps) {
    super(scope, id);
    const { name, namespace, keys } = secret;
    const remote = remoteNameOf(environment, secret);

    new ExternalSecret(this, 'secret', {
      metadata: { name, namespace, annotations: annotationsOf(secret) },
      spec: {
        refreshInterval: '1h0m0s',
        secretStoreRef: { kind: 'SecretStore', name: STORE },
        target: ownedSecret(name, { type: 'Opaque', labels: labelsOf(environment, secret), data: dataOf(secret) }),
        data: keys.map((key) => ({ secretKey: key, remoteRef: { key: remote, property: key } })),
      },
    });
  }
}

/** Data in a template replaces what was fetched, so it names that too. */
const dataOf = ({ keys, plain }: RequiredSecret): Record<string, string> | undefined =>
  plain && { ...Object.fromEntries(keys.map((key) => [key, `{{ .${key} }}`])), ...plain };
