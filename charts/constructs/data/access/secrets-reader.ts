import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { BoundRole } from '../../guardrails/bound-role';

export interface SecretsReaderProps {
  /** Of the ServiceAccount. */
  readonly name: string;
  /** Where it is not that of the chart. */
  readonly namespace?: string;
  /** Of the ServiceAccount: its identity in a cloud. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Of the Role that lets External Secrets ask for its tokens. */
  readonly tokens: string;
}

/** Who may ask for its tokens. */
const CONTROLLER = { kind: 'ServiceAccount', name: 'external-secrets', namespace: 'external-secrets' };

/**
 * A ServiceAccount by which External Secrets reads values; no pod runs as it. The controller may ask for tokens of this one,
 * so that it needs no right to those of others.
 */
export class SecretsReader extends Construct {
  constructor(scope: Construct, id: string, { name, namespace, annotations, tokens }: SecretsReaderProps) {
    super(scope, id);
    new k8s.KubeServiceAccount(this, 'identity', {
      metadata: { name, namespace, annotations },
      automountServiceAccountToken: false,
    });
    new BoundRole(this, 'tokens', {
      name: tokens,
      namespace,
      rules: [{ apiGroups: [''], resources: ['serviceaccounts/token'], resourceNames: [name], verbs: ['create'] }],
      subjects: [CONTROLLER],
    });
  }
}

/** Where a SecretStore gets its values from: Secrets of a namespace of this cluster, as one of its readers. */
export const secretsOf = (namespace: string, reader: string) => ({
  kubernetes: {
    remoteNamespace: namespace,
    server: {
      url: 'kubernetes.default',
      caProvider: { type: 'ConfigMap' as const, name: 'kube-root-ca.crt', key: 'ca.crt' },
    },
    auth: { serviceAccount: { name: reader } },
  },
});
