import { HOLDS_DATA } from '../checks/manifests/require-kept-data';

/** Whether a file, `azora/production/postgres/Cluster-postgres.yaml`, is of an object that stays in the cluster when it leaves Git. */
export function holdsData(path: string): boolean {
  const file = path.slice(path.lastIndexOf('/') + 1);
  return KINDS.has(file.slice(0, file.indexOf('-')));
}

/** Names of files have no groups; nothing else that is rendered is called as these are. */
const KINDS = new Set([...HOLDS_DATA].map((kind) => kind.slice(kind.indexOf('/') + 1)));
