import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { KEPT } from '../metadata';

export interface GuardedNamespaceProps {
  readonly name: string;
  /** Pod Security level; anything below `restricted` states why. */
  readonly level: 'restricted' | 'privileged';
  readonly reason?: string;
  /** Whether pods get a sidecar. */
  readonly mesh: 'enabled' | 'disabled';
  /** What controllers look for on a namespace, beyond these. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** A Namespace that refuses pods below its Pod Security level and outlives a mistaken removal. */
export class GuardedNamespace extends Construct {
  constructor(scope: Construct, id: string, { name, level, reason, mesh, labels }: GuardedNamespaceProps) {
    super(scope, id);
    new k8s.KubeNamespace(this, 'namespace', {
      metadata: {
        name,
        labels: {
          'istio-injection': mesh,
          'pod-security.kubernetes.io/enforce': level,
          'pod-security.kubernetes.io/audit': level,
          'pod-security.kubernetes.io/warn': level,
          ...labels,
        },
        annotations: {
          // Removing a Namespace removes everything in it: that is done by hand.
          ...KEPT,
          ...(reason && { 'pod-security-level-reason': reason }),
        },
      },
    });
  }
}
