import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

type IPassword =
  import('@kubernetes-models/external-secrets/generators.external-secrets.io/v1alpha1/Password', { with: {
    'resolution-mode': 'import',
  }}).IPassword;

export interface PasswordProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: NonNullable<IPassword['spec']>;
}

/** `generators.external-secrets.io/v1alpha1`, kind `Password`. */
export class Password extends ApiObject {
  constructor(scope: Construct, id: string, props: PasswordProps) {
    super(scope, id, { apiVersion: 'generators.external-secrets.io/v1alpha1', kind: 'Password', ...props });
  }
}
