import { type Environment, storesOf } from './environment';
import type { Service } from './service';

/** A service as a datastore sees it: what it declares to do there. */
export interface Client {
  readonly service: Service;
  /** `reads` goes to replicas and may change nothing. */
  readonly access: 'reads' | 'writes';
  /** Channels of the datastore, where it is a broker. */
  readonly publishes: readonly string[];
  readonly consumes: readonly string[];
}

/** The services that talk to a datastore, in order of name. */
export const clientsOf = (environment: Environment, store: string): Client[] =>
  environment.services
    .filter((service) => storesOf(environment, service).includes(store))
    .map((service) => clientOf(environment, store, service));

/** A service as the client of a datastore that it talks to. */
export function clientOf({ channels }: Environment, store: string, service: Service): Client {
  const here = (names: readonly string[]) => names.filter((name) => channels.get(name)?.broker === store);
  const used = service.uses.filter((use) => use.store === store);
  return {
    service,
    access: used.length > 0 && used.every(({ access }) => access === 'reads') ? 'reads' : 'writes',
    publishes: here(service.publishes),
    consumes: here(service.consumes),
  };
}
