import { type Environment, instanceOf } from '../model/environment';
import { drillOf } from '../model/stores/drill';

/** Keeps Argo CD from a component until it is let go: what is merged meanwhile is not applied. The root leaves the annotation alone. */
export const holdApplication = (environment: Environment, component: string): string =>
  `kubectl -n argocd annotate application ${instanceOf(environment)}-${component} ${SKIPPED}=true --overwrite`;

export const letApplicationGo = (environment: Environment, component: string): string =>
  `kubectl -n argocd annotate application ${instanceOf(environment)}-${component} ${SKIPPED}-`;

/** Keeps the drill from taking away a copy that a person made under the drill's names. */
export const suspendDrill = (environment: Environment, name: string): string => suspend(environment, name, true);

export const resumeDrill = (environment: Environment, name: string): string => suspend(environment, name, false);

/** Why a person's copy is named as the drill's, and what follows from that. */
export const whyDrillWaits = (name: string): string =>
  `The copy has the drill's name, \`${name}-drill\`: firewalls and the rights to the bucket know no other. A drill would begin with taking it away, so it waits until the copy is gone. Nobody but you lets it go on: the manifest does not say \`suspend\`, so Argo CD leaves it as it is.`;

const suspend = ({ namespaces }: Environment, name: string, yes: boolean): string =>
  `kubectl -n ${namespaces.datastores} patch cronjob ${drillOf(name)} -p '{"spec":{"suspend":${yes}}}'`;

const SKIPPED = 'argocd.argoproj.io/skip-reconcile';
