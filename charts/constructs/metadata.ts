import type { Datastore } from '../model/datastore';
import { type Environment, instanceOf } from '../model/environment';
import { tagOf } from '../model/image';
import { LABEL } from '../model/labels';
import type { Service } from '../model/service';
import type { Tier } from '../model/tier';

type Labels = Record<string, string>;

/** What selectors of every kind match: the pods of one service in its namespace. */
export const selectorOf = (service: string): { matchLabels: Labels } => ({ matchLabels: { [LABEL.app]: service } });

/** Labels of everything that belongs to one service. */
export const serviceLabels = (environment: Environment, service: Service): Labels => ({
  [LABEL.app]: service.name,
  ...labels(environment, {
    name: service.name,
    component: service.runtime === 'nginx' ? 'frontend' : 'service',
    version: tagOf(service.image) ?? environment.platform.version,
    tier: service.tier,
  }),
});

/** Labels of what belongs to an environment as a whole; everything in it depends on these objects. */
export const environmentLabels = (environment: Environment, component: string): Labels =>
  labels(environment, {
    name: environment.platform.name,
    component,
    version: environment.platform.version,
    tier: 'critical',
  });

/** Labels of everything that belongs to one datastore. */
export const storeLabels = (environment: Environment, name: string, store: Datastore): Labels =>
  labels(environment, { name, component: 'datastore', version: store.version, tier: store.tier });

/** For whatever holds data: neither a removal from Git nor one of its Application takes it out of the cluster. */
export const KEPT = { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' } as const;

interface Identity {
  readonly name: string;
  readonly component: string;
  readonly version: string;
  readonly tier: Tier;
}

const labels = (environment: Environment, { name, component, version, tier }: Identity): Labels => ({
  [LABEL.name]: name,
  [LABEL.instance]: instanceOf(environment),
  [LABEL.version]: version,
  [LABEL.component]: component,
  [LABEL.partOf]: environment.platform.name,
  [LABEL.managedBy]: 'cdk8s',
  [LABEL.team]: environment.platform.owner.team,
  [LABEL.costCenter]: environment.platform.owner.costCenter,
  [LABEL.tier]: tier,
  [LABEL.environment]: environment.name,
});
