import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

type ISealedSecret = import('@kubernetes-models/sealed-secrets/bitnami.com/v1alpha1/SealedSecret', { with: {
  'resolution-mode': 'import',
}}).ISealedSecret;

export interface SealedSecretProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: NonNullable<ISealedSecret['spec']>;
}

/** `bitnami.com/v1alpha1`, kind `SealedSecret`. */
export class SealedSecret extends ApiObject {
  constructor(scope: Construct, id: string, props: SealedSecretProps) {
    super(scope, id, { apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', ...props });
  }
}
