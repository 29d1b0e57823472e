import type { Environment } from '../../model/environment';
import type { Grant } from '../guardrails/granted-role';
import type { ReleaseName } from './catalogue';
import type { Firewall } from './controller-firewall';

/** A controller that others make and the cluster needs: a chart of the catalogue, and how it is installed. */
export interface Controller {
  readonly release: ReleaseName;
  readonly values: Readonly<Record<string, unknown>>;
  /** Kinds that the chart renders with these values, as `group/Kind`; the core group is empty. */
  readonly kinds: { readonly cluster: readonly string[]; readonly namespaced: readonly string[] };
  /** How Argo CD renders the chart, where its defaults do not do. */
  readonly helm?: { readonly skipCrds?: true; readonly skipSchemaValidation?: true };
  /** Whether its values mark the chart's definitions as never to be removed; where a chart cannot, Argo CD removes nothing of it. */
  readonly marksDefinitions?: true;
  /** Other namespaces that the chart writes to. */
  readonly alsoIn?: readonly string[];
  /** Who may reach its pods and whom they may reach; in a namespace of controllers all else is denied. */
  readonly firewalls?: readonly Firewall[];
  /** What it may do in namespaces of the platform, where its chart gives it rights in its own or in all. */
  readonly grants?: readonly Grant[];
  /** Pods of which one may go at a time, where its chart has no budget for them. */
  readonly budgets?: readonly { readonly name: string; readonly podLabels: Readonly<Record<string, string>> }[];
  /** What the controller itself changes in the objects of its chart, so that Argo CD leaves it alone. */
  readonly ignore?: readonly Ignored[];
}

/** How a controller is installed in one environment. */
export type Install = (environment: Environment) => Controller;

export interface Ignored {
  readonly group: string;
  readonly kind: string;
  readonly jqPathExpressions: readonly string[];
}
