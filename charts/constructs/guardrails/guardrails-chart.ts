import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Environment } from '../../model/environment';
import type { Quota } from '../../model/platform';
import { environmentLabels } from '../metadata';
import { DefaultDeny } from '../network/default-deny';
import { Access } from './access';
import { type Grant, GrantedRole } from './granted-role';
import { GuardedNamespace } from './guarded-namespace';
import { Limits } from './limits';
import { NamespaceQuota } from './namespace-quota';

export interface GuardrailsProps {
  readonly environment: Environment;
  readonly namespace: string;
  readonly quota: Quota;
  readonly mesh: 'enabled' | 'disabled';
  /** To controllers of other namespaces. */
  readonly grants?: readonly Grant[];
}

/** A namespace with its limits: how safe pods must be, how much they may take, who may do what, no traffic by default. */
export class GuardrailsChart extends Chart {
  constructor(scope: Construct, id: string, { environment, namespace, quota, mesh, grants = [] }: GuardrailsProps) {
    super(scope, id, {
      namespace,
      labels: environmentLabels(environment, 'guardrails'),
      disableResourceNameHashes: true,
    });

    new GuardedNamespace(this, 'namespace', { name: namespace, level: 'restricted', mesh });
    new NamespaceQuota(this, 'quota', { name: `${environment.name}-quota`, quota });
    new Limits(this, 'limits');
    new DefaultDeny(this, 'network');
    new Access(this, 'access', environment);
    for (const grant of grants.filter((candidate) => candidate.namespace === namespace))
      new GrantedRole(this, grant.role, grant);
  }
}
