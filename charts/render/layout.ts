import type { Manifest } from '../model/manifest';

/** Where an object's file goes: `azora/production/auth-service/Deployment-auth-service.yaml`. */
export const pathOf = (environment: string, component: string, { kind, metadata }: Manifest): string =>
  `${environment}/${component}/${kind}-${metadata.name}.yaml`;

/** A name that can stand in a path on every file system; Kubernetes allows colons in the names of roles. */
export const isFileName = (name: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name);
