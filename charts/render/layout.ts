import type { Manifest } from '../model/manifest';

/** A folder of an environment, and the namespace of what is in it; absent where that is of many. */
export interface Folder {
  readonly path: string;
  readonly namespace: string | undefined;
}

/**
 * Where an object's file goes: `azora/production/auth-service/Deployment-auth-service.yaml`, and with its namespace in
 * front, `NetworkPolicy-keda.default-deny.yaml`, where that is not the folder's.
 */
export function pathOf(folder: Folder, { kind, metadata }: Manifest): string {
  const { name, namespace } = metadata;
  const stranger = namespace !== undefined && namespace !== folder.namespace;
  return `${folder.path}/${kind}-${stranger ? `${namespace}.` : ''}${name}.yaml`;
}

/** A name that can stand in a path on every file system; Kubernetes allows colons in the names of roles. */
export const isFileName = (name: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name);
