import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type { Environment } from '../../model/environment';
import { CATALOGUE } from '../delivery/catalogue';
import type { Controller } from '../delivery/controller';
import { type ControllerNamespace, NAMESPACES } from '../delivery/namespaces';
import { entryLabels } from '../edge/load-balancer';
import { environmentLabels } from '../metadata';
import { ControllerFirewall } from '../network/controller-firewall';
import { DefaultDeny } from '../network/default-deny';
import { ScrapeTargets } from '../observability/scrape-targets';
import { ControllersQuota } from './controllers-quota';
import { GuardedNamespace } from './guarded-namespace';
import { Limits } from './limits';
import { Priorities } from './priorities';

export interface ClusterProps {
  readonly environment: Environment;
  readonly controllers: readonly Controller[];
}

/** A namespace of controllers with its limits, in which nobody talks to anybody until a firewall admits it. */
class BoundedNamespace extends Construct {
  constructor(scope: Construct, id: string, name: string, { quota, ...guards }: ControllerNamespace) {
    super(scope, id);
    new GuardedNamespace(this, 'namespace', { name, ...guards });
    new ControllersQuota(this, 'quota', { namespace: name, quota });
    new Limits(this, 'limits', name);
    new DefaultDeny(this, 'network', name);
  }
}

/** What the cluster needs before anything else: the namespaces of its controllers with all that bounds them, and priorities. */
export class ClusterChart extends Chart {
  constructor(scope: Construct, id: string, { environment, controllers }: ClusterProps) {
    super(scope, id, { labels: environmentLabels(environment, 'cluster'), disableResourceNameHashes: true });

    new Priorities(this, 'priorities');
    for (const name of new Set(controllers.map(({ release }) => CATALOGUE[release].namespace))) {
      const namespace = NAMESPACES[name];
      // Kubernetes makes kube-system itself, and keeps there what must run whatever a policy says.
      if (namespace) new BoundedNamespace(this, name, name, { ...namespace, labels: entryLabels(environment, name) });
    }
    const firewalls = controllers.flatMap((controller) => controller.firewalls ?? []);
    for (const firewall of firewalls) new ControllerFirewall(this, `${firewall.namespace}-${firewall.name}`, firewall);
    new ScrapeTargets(this, 'scrape-targets', { environment, firewalls });
  }
}
