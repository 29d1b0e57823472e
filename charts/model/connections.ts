import { clientOf } from './clients';
import type { Connection } from './connection';
import { type Environment, storesOf } from './environment';
import { compare } from './names';
import type { Service } from './service';
import { engineOf } from './stores/engines';

/** Name of the Secret with all secret values of a service's connections, in the namespace of services. */
export const connectionSecretOf = (service: string): string => `${service}-datastores`;

/** The connections of a service to the datastores that it declares, by datastore, in order of name. */
export const connectionsOf = (environment: Environment, service: Service): Map<string, Connection> =>
  new Map(
    storesOf(environment, service)
      // What is not there is another check's finding.
      .filter((name) => environment.datastores.has(name))
      .map((name) => {
        const store = environment.datastores.get(name)!;
        const client = clientOf(environment, name, service);
        return [name, engineOf(store).connection(environment, { name, store, client })];
      }),
  );

/** Every Secret of the datastores' namespace that some service's connection takes values from. */
export const connectionSources = (environment: Environment): string[] =>
  [
    ...new Set(
      environment.services.flatMap((service) =>
        [...connectionsOf(environment, service).values()].flatMap(({ secrets, files }) =>
          [...Object.values(secrets), ...Object.values(files)].map(({ secret }) => secret),
        ),
      ),
    ),
  ].sort(compare);
