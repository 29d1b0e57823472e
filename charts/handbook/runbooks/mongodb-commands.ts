import { clientsOf } from '../../model/clients';
import type { MongoDb } from '../../model/datastore';
import type { Environment } from '../../model/environment';

/** What the sections of a MongoDB's runbook are made of. */
export interface Place {
  readonly environment: Environment;
  readonly name: string;
  readonly store: MongoDb;
  /** `kubectl` in the datastores' namespace. */
  readonly k: string;
  /** A function for the shell that runs JavaScript in a member, as the administrator of data. */
  readonly mongo: string;
  /** Databases of the services, which are named as they are. */
  readonly databases: readonly string[];
}

export function placeOf(environment: Environment, name: string, store: MongoDb): Place {
  const k = `kubectl -n ${environment.namespaces.datastores}`;
  const [container, pod] = store.shards ? ['mongos', 'mongos-0'] : ['mongod', 'rs0-0'];
  return {
    environment,
    name,
    store,
    k,
    mongo: `mongo() { # cluster, JavaScript
  ${k} exec "$1-${pod}" -c ${container} -- mongosh --quiet --norc \\
    'mongodb://localhost:27017/admin?directConnection=true&tls=true&tlsCAFile=/etc/mongodb-ssl/ca.crt' \\
    --eval 'db.auth(process.env.MONGODB_DATABASE_ADMIN_USER, process.env.MONGODB_DATABASE_ADMIN_PASSWORD)' --eval "$2"
}`,
    databases: clientsOf(environment, name).map(({ service }) => service.name),
  };
}

/** Lines of shell, without a blank one at either end. */
export const shell = (lines: string): string => `\`\`\`sh\n${lines.trim()}\n\`\`\``;

/** An object to be created from the shell. */
export const create = (k: string, yaml: string): string => `${k} create -f - <<'YAML'\n${yaml.trim()}\nYAML`;

/** A complete copy, asked for now. */
export const copyNow = ({ k, name }: Place): string =>
  create(
    k,
    `
apiVersion: psmdb.percona.com/v1
kind: PerconaServerMongoDBBackup
metadata:
  generateName: ${name}-by-hand-
  finalizers: [percona.com/delete-backup]
spec: {clusterName: ${name}, storageName: primary, type: logical, compressionType: zstd}`,
  );
