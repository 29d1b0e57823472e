import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { SecretStore } from '../../../imports/external-secrets.io';
import { awsOf } from '../../model/cloud';
import type { Environment } from '../../model/environment';
import { holderOf } from '../../model/remote-secrets';
import { cloudRole } from '../cloud-role';

/** Name of the SecretStore in each namespace that has secrets. */
export const STORE = 'aws-secrets-manager';

/** The ServiceAccount whose role reads the secrets of its namespace; no pod runs as it. */
const READER = 'secrets-reader';

/** Who may ask for its tokens. */
const CONTROLLER = { name: 'external-secrets', namespace: 'external-secrets' };

export interface SecretsManagerProps {
  readonly environment: Environment;
  readonly namespace: string;
}

/** The way from one namespace to its part of AWS Secrets Manager: a role that reads the secrets of this namespace only. */
export class SecretsManager extends Construct {
  constructor(scope: Construct, id: string, { environment, namespace }: SecretsManagerProps) {
    super(scope, id);
    const { region } = awsOf(environment.cloud);
    new k8s.KubeServiceAccount(this, 'reader', {
      metadata: {
        name: READER,
        namespace,
        annotations: cloudRole(environment, `secrets-${holderOf(environment, namespace)}`),
      },
      automountServiceAccountToken: false,
    });
    this.admitController(namespace);
    new SecretStore(this, 'store', {
      metadata: { name: STORE, namespace },
      spec: {
        provider: { aws: awsIn(region) },
      },
    });
  }

  /** Tokens of this one ServiceAccount, so that the controller needs no right to those of others. */
  private admitController(namespace: string): void {
    const name = 'secrets-reader-token';
    new k8s.KubeRole(this, 'role', {
      metadata: { name, namespace },
      rules: [{ apiGroups: [''], resources: ['serviceaccounts/token'], resourceNames: [READER], verbs: ['create'] }],
    });
    new k8s.KubeRoleBinding(this, 'binding', {
      metadata: { name, namespace },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: [{ kind: 'ServiceAccount', ...CONTROLLER }],
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
