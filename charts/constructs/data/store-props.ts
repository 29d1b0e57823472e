import type { Datastore } from '../../model/datastore';
import type { Environment } from '../../model/environment';

/** What every construct of a datastore is made from. */
export interface StoreProps<S extends Datastore = Datastore> {
  readonly environment: Environment;
  /** Its name in the definition: of its folder, its Application and its cluster. */
  readonly name: string;
  readonly store: S;
}
