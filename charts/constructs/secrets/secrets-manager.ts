import { Construct } from 'constructs';
import { SecretStore } from '../../../imports/external-secrets.io';
import { awsOf } from '../../model/cloud';
import type { Environment } from '../../model/environment';
import { holderOf } from '../../model/remote-secrets';
import { cloudRole } from '../cloud-role';
import { SecretsReader } from '../data/access/secrets-reader';

/** Name of the SecretStore in each namespace that has secrets. */
export const STORE = 'aws-secrets-manager';

/** The ServiceAccount whose role reads the secrets of its namespace; no pod runs as it. */
const READER = 'secrets-reader';

export interface SecretsManagerProps {
  readonly environment: Environment;
  readonly namespace: string;
}

/** The way from one namespace to its part of AWS Secrets Manager: a role that reads the secrets of this namespace only. */
export class SecretsManager extends Construct {
  constructor(scope: Construct, id: string, { environment, namespace }: SecretsManagerProps) {
    super(scope, id);
    const { region } = awsOf(environment.cloud);
    new SecretsReader(this, 'reader', {
      name: READER,
      namespace,
      annotations: cloudRole(environment, `secrets-${holderOf(environment, namespace)}`),
      tokens: `${READER}-token`,
    });
    new SecretStore(this, 'store', {
      metadata: { name: STORE, namespace },
      spec: {
        provider: { aws: awsIn(region) },
      },
    });
  }
}

/** Newer than its published type: the field with a default, which Argo CD would see a difference in if it were left out. */
const awsIn = (region: string) => ({
  service: 'SecretsManager' as const,
  region,
  sessionTagsPolicy: 'None',
  auth: { jwt: { serviceAccountRef: { name: READER } } },
});
