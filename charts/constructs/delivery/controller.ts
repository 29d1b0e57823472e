import type { GuardedNamespaceProps } from '../guardrails/guarded-namespace';
import type { ControllerFirewallProps } from '../network/controller-firewall';
import type { Phase } from './phase';

/** A controller that others make and the cluster needs: its upstream Helm chart at a pinned version. */
export interface Controller {
  /** Name of the Helm release. */
  readonly name: string;
  readonly chart: string;
  readonly repository: string;
  readonly version: string;
  readonly namespace: GuardedNamespaceProps;
  readonly phase: Phase;
  readonly values: Readonly<Record<string, unknown>>;
  /** Kinds that the chart renders with these values, as `group/Kind`; the core group is empty. */
  readonly kinds: { readonly cluster: readonly string[]; readonly namespaced: readonly string[] };
  /** Other namespaces that the chart writes to. */
  readonly alsoIn?: readonly string[];
  /** Pods that only some may reach; whoever is not named is denied. */
  readonly firewalls?: readonly ControllerFirewallProps[];
  /** What the controller itself changes in the objects of its chart, so that Argo CD leaves it alone. */
  readonly ignore?: readonly Ignored[];
}

export interface Ignored {
  readonly group: string;
  readonly kind: string;
  readonly jqPathExpressions: readonly string[];
}
