import { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Environment } from '../../model/environment';
import { VolumeClasses } from '../data/volumes/volume-classes';
import { entryLabels } from '../edge/load-balancer';
import { GuardedNamespace } from '../guardrails/guarded-namespace';
import { Limits } from '../guardrails/limits';
import { Priorities } from '../guardrails/priorities';
import { environmentLabels } from '../metadata';
import { DefaultDeny } from '../network/default-deny';
import { CATALOGUE } from './catalogue';
import type { Controller } from './controller';
import { ControllerFirewall } from './controller-firewall';
import { ControllersQuota } from './controllers-quota';
import { type ControllerNamespace, NAMESPACES } from './namespaces';
import { ScrapeTargets } from './scrape-targets';

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
    new VolumeClasses(this, 'volume-classes', environment.cloud);
    for (const name of new Set(controllers.map(({ release }) => CATALOGUE[release].namespace))) {
      // Kubernetes makes it itself, and keeps there what must run whatever a policy says.
      if (name === 'kube-system') continue;
      new BoundedNamespace(this, name, name, { ...NAMESPACES[name], labels: entryLabels(environment, name) });
    }
    const firewalls = controllers.flatMap(({ release, firewalls = [] }) =>
      firewalls.map((firewall) => ({ ...firewall, namespace: CATALOGUE[release].namespace })),
    );
    for (const firewall of firewalls) new ControllerFirewall(this, `${firewall.namespace}-${firewall.name}`, firewall);
    for (const { release, budgets = [] } of controllers) {
      for (const { name, podLabels } of budgets) {
        new k8s.KubePodDisruptionBudget(this, `${release}-${name}-budget`, {
          metadata: { name, namespace: CATALOGUE[release].namespace },
          spec: { maxUnavailable: k8s.IntOrString.fromNumber(1), selector: { matchLabels: { ...podLabels } } },
        });
      }
    }
    new ScrapeTargets(this, 'scrape-targets', { environment, firewalls });
  }
}
