import { badWhole } from '../bad-whole';
import type { Check } from '../check';

/** What holds for the datastores of every engine that runs in the cluster. */
export const validDatastores: Check = ({ datastores }) =>
  [...datastores].flatMap(([name, store]) =>
    store.engine === 'rds' ? [] : badWhole(`datastores.${name}.instances`, store.instances, 1),
  );
