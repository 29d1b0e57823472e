import { environmentVariable } from '../names';

/** `POSTGRES` of `postgres`: what the environment variables of a connection begin with. */
export const prefixOf = (store: string): string => environmentVariable(store);

/** `postgres-rw.azora-production.svc`: a Service as pods of any namespace resolve it, and as its certificate names it. */
export const hostIn = (service: string, namespace: string): string => `${service}.${namespace}.svc`;
