import { Construct } from 'constructs';
import { SealedSecret } from '../../../imports/bitnami.com';
import type { Environment } from '../../model/environment';
import { SECRET_ANNOTATION } from '../../model/labels';
import type { RequiredSecret } from '../../model/required-secrets';
import type { SealedSecretValues } from '../../model/secret';
import { annotationsOf, labelsOf } from './secret-metadata';

export interface SealedValuesProps {
  readonly environment: Environment;
  readonly secret: RequiredSecret;
  readonly values: SealedSecretValues;
}

/** Ciphertext in Git, which the cluster's controller opens for this name in this namespace alone. */
export class SealedValues extends Construct {
  constructor(scope: Construct, id: string, { environment, secret, values }: SealedValuesProps) {
    super(scope, id);
    const { name, namespace, plain } = secret;

    new SealedSecret(this, 'secret', {
      metadata: {
        name,
        namespace,
        annotations: { ...annotationsOf(secret), [SECRET_ANNOTATION.sealedOn]: values.sealedOn },
      },
      spec: {
        // Scopes wider than strict would be annotations.
        encryptedData: { ...values.encryptedData },
        template: {
          type: 'Opaque',
          metadata: { labels: labelsOf(environment, secret) },
          ...(plain && { data: { ...plain } }),
        },
      },
    });
  }
}
