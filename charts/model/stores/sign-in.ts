import type { Connection } from '../connection';
import { prefixOf } from './addresses';

/** `postgres-users`: what a service is at a datastore, and the Secret that it signs in with. */
export const clientNameOf = (store: string, service: string): string => `${store}-${service}`;

/** User and password of a service, from the Secret of its name. */
export const signIn = (store: string, service: string): Connection['secrets'] => ({
  [`${prefixOf(store)}_USER`]: { secret: clientNameOf(store, service), key: 'username' },
  [`${prefixOf(store)}_PASSWORD`]: { secret: clientNameOf(store, service), key: 'password' },
});
