import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Quota } from '../../model/platform';

export interface NamespaceQuotaProps {
  readonly name: string;
  readonly quota: Quota;
}

/** The most that a namespace may ask for; `checks/definition/require-quota-room` proves that it suffices. */
export class NamespaceQuota extends Construct {
  constructor(scope: Construct, id: string, { name, quota }: NamespaceQuotaProps) {
    super(scope, id);
    new k8s.KubeResourceQuota(this, 'quota', {
      metadata: { name },
      spec: {
        hard: {
          'requests.cpu': k8s.Quantity.fromString(quota.requests.cpu),
          'requests.memory': k8s.Quantity.fromString(quota.requests.memory),
          'limits.cpu': k8s.Quantity.fromString(quota.limits.cpu),
          'limits.memory': k8s.Quantity.fromString(quota.limits.memory),
          persistentvolumeclaims: k8s.Quantity.fromString(String(quota.persistentVolumeClaims)),
          services: k8s.Quantity.fromString(String(quota.services)),
        },
      },
    });
  }
}
