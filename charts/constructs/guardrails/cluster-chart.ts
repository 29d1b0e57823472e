import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Environment } from '../../model/environment';
import type { Controller } from '../delivery/controller';
import { environmentLabels } from '../metadata';
import { ControllerFirewall } from '../network/controller-firewall';
import { GuardedNamespace } from './guarded-namespace';
import { Priorities } from './priorities';

export interface ClusterProps {
  readonly environment: Environment;
  readonly controllers: readonly Controller[];
}

/** What the cluster needs before anything else: the namespaces of its controllers, with who may reach them, and priorities. */
export class ClusterChart extends Chart {
  constructor(scope: Construct, id: string, { environment, controllers }: ClusterProps) {
    super(scope, id, { labels: environmentLabels(environment, 'cluster'), disableResourceNameHashes: true });

    new Priorities(this, 'priorities');
    for (const namespace of new Map(controllers.map(({ namespace }) => [namespace.name, namespace])).values()) {
      // Kubernetes makes kube-system itself.
      if (namespace.name !== 'kube-system') new GuardedNamespace(this, namespace.name, namespace);
    }
    for (const firewall of controllers.flatMap(({ firewalls = [] }) => firewalls)) {
      new ControllerFirewall(this, firewall.name, firewall);
    }
  }
}
