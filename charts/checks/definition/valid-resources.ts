import type { Environment } from '../../model/environment';
import type { Finding } from '../../model/finding';
import { bytes } from '../../model/quantity';
import { badResources } from '../bad-resources';
import type { Check } from '../check';

/** C-02: everything that runs says what it needs and what it may take, in amounts that Kubernetes reads. */
export const validResources: Check = (environment) => [
  ...environment.services.flatMap(({ name, resources, proxy }) => [
    ...badResources(`services.${name}.resources`, resources),
    ...badResources(`services.${name}.proxy`, proxy),
  ]),
  ...datastores(environment),
];

const datastores = ({ datastores }: Environment): Finding[] =>
  [...datastores].flatMap(([name, store]) => [
    ...(store.engine === 'rds' ? [] : badResources(`datastores.${name}.resources`, store.resources)),
    ...storage(`datastores.${name}.storage`, store.storage),
  ]);

const storage = (at: string, size: string): Finding[] =>
  bytes(size) ? [] : [{ at, message: `"${size}" is no size of a volume; write it like "20Gi"` }];
