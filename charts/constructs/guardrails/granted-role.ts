import type { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { BoundRole } from './bound-role';

/** What a controller that runs elsewhere may do in one namespace of the platform. */
export interface Grant {
  readonly namespace: string;
  /** Name of the Role and of its binding. */
  readonly role: string;
  readonly serviceAccount: { readonly namespace: string; readonly name: string };
  readonly rules: readonly k8s.PolicyRule[];
}

/** Lets a controller work in a namespace before it starts, and nowhere else. */
export class GrantedRole extends BoundRole {
  constructor(scope: Construct, id: string, { role, serviceAccount, rules }: Grant) {
    super(scope, id, { name: role, rules, subjects: [{ kind: 'ServiceAccount', ...serviceAccount }] });
  }
}
