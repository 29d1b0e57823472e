import { type Client, clientsOf } from '../model/clients';
import type { Datastore } from '../model/datastore';
import type { Environment } from '../model/environment';
import type { Finding } from '../model/finding';

type Of<E extends Datastore['engine']> = Extract<Datastore, { engine: E }>;

/** What a rule on datastores of one engine may ask about besides. */
export interface Around {
  readonly environment: Environment;
  readonly name: string;
  readonly clients: readonly Client[];
}

/** Findings of a rule on the datastores of one engine, whose places are within the datastore: `pool.total`. */
export const ofEngine = <E extends Datastore['engine']>(
  environment: Environment,
  engine: E,
  rule: (store: Of<E>, around: Around) => readonly Finding[],
): Finding[] =>
  [...environment.datastores].flatMap(([name, store]) =>
    store.engine === engine
      ? rule(store as Of<E>, { environment, name, clients: clientsOf(environment, name) }).map(({ at, message }) => ({
          at: `datastores.${name}.${at}`,
          message,
        }))
      : [],
  );
