import { Construct } from 'constructs';
import { ExternalSecret } from '../../../imports/external-secrets.io';
import type { Environment } from '../../model/environment';
import { remoteNameOf } from '../../model/remote-secrets';
import type { RequiredSecret } from '../../model/required-secrets';
import { annotationsOf, labelsOf } from './secret-metadata';
import { STORE } from './secrets-manager';

export interface FetchedSecretProps {
  readonly environment: Environment;
  readonly secret: RequiredSecret;
}

/**
 * A Secret whose values External Secrets reads from AWS Secrets Manager: one JSON object there, one property for each key.
 *
 * Fields with defaults are spelt out as the API server and the controller write them, or Argo CD would see a difference.
 */
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
        target: {
          name,
          creationPolicy: 'Owner',
          // Pods keep what they have when somebody removes the secret at AWS.
          deletionPolicy: 'Retain',
          template: {
            type: 'Opaque',
            engineVersion: 'v2',
            mergePolicy: 'Replace',
            metadata: { labels: labelsOf(environment, secret) },
            ...dataOf(secret),
          },
        },
        data: keys.map((key) => ({ secretKey: key, remoteRef: { key: remote, property: key } })),
      },
    });
  }
}

/** Data in a template replaces what was fetched, so it names that too. */
const dataOf = ({ keys, plain }: RequiredSecret): { data?: Record<string, string> } =>
  plain ? { data: { ...Object.fromEntries(keys.map((key) => [key, `{{ .${key} }}`])), ...plain } } : {};
