import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

export interface BoundRoleProps {
  /** Of the Role and of its binding. */
  readonly name: string;
  /** Where it is not that of the chart. */
  readonly namespace?: string;
  readonly rules: readonly k8s.PolicyRule[];
  readonly subjects: readonly k8s.Subject[];
}

/** What some may do in one namespace. */
export class BoundRole extends Construct {
  constructor(scope: Construct, id: string, { name, namespace, rules, subjects }: BoundRoleProps) {
    super(scope, id);
    const metadata = { name, namespace };
    new k8s.KubeRole(this, 'role', { metadata, rules: [...rules] });
    new k8s.KubeRoleBinding(this, 'binding', {
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: [...subjects],
    });
  }
}
