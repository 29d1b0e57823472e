import { Construct } from 'constructs';
import { ExternalSecret } from '../../../../imports/external-secrets.io';
import { Password } from '../../../../imports/generators.external-secrets.io';
import { KEPT, storeLabels } from '../../metadata';
import type { StoreProps } from '../store-props';
import { ownedSecret } from './owned-secret';

/** Name of the generator of passwords that a datastore's chart holds. */
const generatorOf = (store: string): string => `${store}-password`;

/** What makes the passwords of a datastore: letters and digits only, so that they fit URLs and configuration files. */
export class PasswordGenerator extends Construct {
  constructor(scope: Construct, id: string, { name }: StoreProps) {
    super(scope, id);
    new Password(this, 'generator', {
      metadata: { name: generatorOf(name) },
      spec: LETTERS_AND_DIGITS,
    });
  }
}

/** Newer than its published type: the encoding, whose default Argo CD would see a difference in if it were left out. */
const LETTERS_AND_DIGITS = {
  length: 40,
  digits: 10,
  symbols: 0,
  noUpper: false,
  allowRepeat: true,
  encoding: 'raw',
};

export interface GeneratedCredentialsProps extends StoreProps {
  /** Of the Secret in the datastores' namespace. */
  readonly secret: string;
  /** Keys that are no secret, such as `username`; `password` is made. */
  readonly plain?: Readonly<Record<string, string>>;
  readonly type?: 'Opaque' | 'kubernetes.io/basic-auth';
  /** Labels by which operators find it. */
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * A Secret whose password is made in the cluster, once, and known to nobody: no value is in Git, and none is set by hand.
 * Delete the Secret, and a new one takes its place.
 */
export class GeneratedCredentials extends Construct {
  constructor(scope: Construct, id: string, props: GeneratedCredentialsProps) {
    super(scope, id);
    const { environment, name, store, secret, plain = {}, type = 'Opaque', labels } = props;
    new ExternalSecret(this, 'secret', {
      metadata: { name: secret, annotations: KEPT },
      spec: {
        refreshPolicy: 'CreatedOnce',
        refreshInterval: '1h0m0s',
        target: ownedSecret(secret, {
          type,
          labels: { ...storeLabels(environment, name, store), ...labels },
          data: { ...plain, password: '{{ .password }}' },
        }),
        dataFrom: [
          {
            sourceRef: {
              generatorRef: {
                apiVersion: 'generators.external-secrets.io/v1alpha1',
                kind: 'Password',
                name: generatorOf(name),
              },
            },
          },
        ],
      },
    });
  }
}
