import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { quantities } from '../guardrails/quantities';
import type { ControllerQuota } from './namespaces';

export interface ControllersQuotaProps {
  readonly namespace: string;
  readonly quota: ControllerQuota;
}

/** The most that the controllers of a namespace may ask for; one that is out of hand leaves the cluster its room. */
export class ControllersQuota extends Construct {
  constructor(scope: Construct, id: string, { namespace, quota }: ControllersQuotaProps) {
    super(scope, id);
    const { pods, requests, limits, persistentVolumeClaims, systemClass } = quota;
    const hard: Record<string, string> = {
      pods: String(pods),
      ...(!systemClass && { persistentvolumeclaims: String(persistentVolumeClaims ?? 0) }),
      ...(requests && { 'requests.cpu': requests.cpu, 'requests.memory': requests.memory }),
      ...(limits && { 'limits.cpu': limits.cpu, 'limits.memory': limits.memory }),
    };
    new k8s.KubeResourceQuota(this, 'quota', {
      metadata: { name: 'controllers', namespace },
      spec: {
        ...(systemClass && {
          scopeSelector: { matchExpressions: [{ operator: 'In', scopeName: 'PriorityClass', values: [systemClass] }] },
        }),
        hard: quantities(hard),
      },
    });
  }
}
