import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

type IExternalSecret = import('@kubernetes-models/external-secrets/external-secrets.io/v1/ExternalSecret', { with: {
  'resolution-mode': 'import',
}}).IExternalSecret;
type ISecretStore = import('@kubernetes-models/external-secrets/external-secrets.io/v1/SecretStore', { with: {
  'resolution-mode': 'import',
}}).ISecretStore;

export interface ExternalSecretProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: NonNullable<IExternalSecret['spec']>;
}

/** `external-secrets.io/v1`, kind `ExternalSecret`. */
export class ExternalSecret extends ApiObject {
  constructor(scope: Construct, id: string, props: ExternalSecretProps) {
    super(scope, id, { apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret', ...props });
  }
}

export interface SecretStoreProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: NonNullable<ISecretStore['spec']>;
}

/** `external-secrets.io/v1`, kind `SecretStore`. */
export class SecretStore extends ApiObject {
  constructor(scope: Construct, id: string, props: SecretStoreProps) {
    super(scope, id, { apiVersion: 'external-secrets.io/v1', kind: 'SecretStore', ...props });
  }
}
