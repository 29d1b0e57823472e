import type { Claim } from './claim';
import { clientsOf } from './clients';
import type { Environment } from './environment';
import type { Service } from './service';
import { engineOf } from './stores/engines';

export const serviceClaims = ({ services }: Environment): Claim[] => services.map(serviceClaim);

/** Of datastores, with what runs beside them: poolers, jobs and the copy that a restore drill makes. */
export const datastoreClaims = (environment: Environment): Claim[] =>
  [...environment.datastores].flatMap(([name, store]) =>
    engineOf(store)
      .claims(name, store, clientsOf(environment, name))
      .map((claim) => ({ ...claim, beside: 'sidecars' as const })),
  );

const serviceClaim = ({ name, scale, surge, resources, proxy }: Service): Claim => ({
  name,
  pods: scale.max,
  shards: 1,
  // Kubernetes rounds a surge up.
  surge: Math.ceil((scale.max * surge) / 100),
  container: resources,
  proxy,
  services: 1,
  persistentVolumeClaims: 0,
});
