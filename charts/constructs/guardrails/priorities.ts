import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Tier } from '../../model/tier';

/** User classes end at a billion; these leave room between and above, and stay far below the system's own. */
const VALUES: Readonly<Record<Tier, number>> = { critical: 1_000_000, standard: 100_000, batch: 10_000 };

const MEANING: Readonly<Record<Tier, string>> = {
  critical: 'Users notice at once: scheduled first, may push out what matters less',
  standard: 'Users notice within the hour',
  batch: 'May wait: never pushes another pod out',
};

/** `tier-critical`: a PriorityClass belongs to the whole cluster, so its name says what it is about. */
export const priorityClassOf = (tier: Tier): string => `tier-${tier}`;

/**
 * Class of third-party controllers: before every tier, and still evicted when its node is short of memory, which the
 * system's own classes are not. Those also need a quota of their own on some providers.
 */
export const CONTROLLER_PRIORITY = 'controllers';

/** Whose pods are scheduled first, and whose give way when a node is short of room. */
export class Priorities extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new k8s.KubePriorityClass(this, CONTROLLER_PRIORITY, {
      metadata: { name: CONTROLLER_PRIORITY },
      value: 900_000_000,
      description: 'Everything else depends on them: mesh, autoscaling, certificates, the edge',
      preemptionPolicy: 'PreemptLowerPriority',
      globalDefault: false,
    });
    for (const [tier, value] of Object.entries(VALUES) as [Tier, number][]) {
      new k8s.KubePriorityClass(this, tier, {
        metadata: { name: priorityClassOf(tier) },
        value,
        description: MEANING[tier],
        preemptionPolicy: tier === 'batch' ? 'Never' : 'PreemptLowerPriority',
        globalDefault: false,
      });
    }
  }
}
