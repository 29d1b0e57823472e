import { type Claim, claimOf } from '../claim';
import { type Client, clientsOf } from '../clients';
import { CONNECTION_FILES } from '../connection';
import type { MongoDb } from '../datastore';
import type { Environment } from '../environment';
import { seconds } from '../quantity';
import { prefixOf } from './addresses';
import { gapOf } from './copies';
import { DRILL, drillOf, throwAwayOf } from './drill';
import type { Engine, StorePods } from './engine';
import {
  BACKUP_AGENT,
  besideMongod,
  CONFIG,
  CONFIG_SERVER,
  MONGODB_METRICS_PORT,
  MONGODB_PORT,
  mostConnections,
  perconaPods,
  ROUTER,
} from './mongodb-parts';
import { signIn } from './sign-in';

export const mongodbPods = (name: string, { shards }: MongoDb): StorePods =>
  shards
    ? { port: MONGODB_PORT, pods: [perconaPods(name, 'mongos')], hosts: [`${name}-mongos`] }
    : { port: MONGODB_PORT, pods: [perconaPods(name, 'mongod')], hosts: [`${name}-rs0`] };

export const mongodb: Engine<MongoDb> = {
  claims: (name, store) => [
    {
      ...claimOf(name, store.instances, store.resources),
      shards: store.shards ?? 1,
      proxy: besideMongod(store),
      services: store.shards ?? 1,
      persistentVolumeClaims: store.instances * (store.shards ?? 1),
    },
    ...(store.shards ? [configServers(name, store, CONFIG_SERVER.instances), routers(name, ROUTER.instances)] : []),
    ...(store.backup ? drill(name, store) : []),
  ],
  metrics: (name) => [{ podLabels: perconaPods(name, 'mongod'), port: MONGODB_METRICS_PORT }],
  connection: (environment, { name, store, client }) => {
    const { service, access } = client;
    const [database] = databasesOf(environment, name, client);
    const prefix = prefixOf(name);
    const hosts = hostsOf(environment, name, store);
    const ca = `${name}-ca.crt`;
    // A service sees what it has just written, unless it says that it only reads.
    const readPreference = access === 'reads' ? 'secondaryPreferred' : 'primary';
    const options = [
      'authSource=admin',
      ...(store.shards ? [] : ['replicaSet=rs0']),
      'tls=true',
      `tlsCAFile=${CONNECTION_FILES}/${ca}`,
      `readPreference=${readPreference}`,
      'w=majority',
      `maxPoolSize=${poolOf(environment, name, store)}`,
    ];
    return {
      settings: {
        [`${prefix}_HOSTS`]: hosts.join(','),
        [`${prefix}_PORT`]: String(MONGODB_PORT),
        [`${prefix}_DATABASE`]: database!,
        [`${prefix}_AUTH_SOURCE`]: 'admin',
        ...(!store.shards && { [`${prefix}_REPLICA_SET`]: 'rs0' }),
        [`${prefix}_READ_PREFERENCE`]: readPreference,
        [`${prefix}_CA_FILE`]: `${CONNECTION_FILES}/${ca}`,
        // Passwords are letters and digits, which need no escape.
        [`${prefix}_URI`]: `mongodb://$(${prefix}_USER):$(${prefix}_PASSWORD)@${hosts.map(withPort).join(',')}/${database}?${options.join('&')}`,
      },
      secrets: signIn(name, service.name),
      files: { [ca]: { secret: `${name}-ssl`, key: 'ca.crt' } },
    };
  },
  loss: ({ backup }) => {
    if (backup?.continuous) {
      // But while a dump is made the agents store none: what is lost with all members then reaches back to its beginning.
      const { every } = backup.continuous;
      return { seconds: seconds(every)!, because: `the oplog is stored every ${every}` };
    }
    return gapOf(backup);
  },
};

/** Members by the names under which they know each other, or the routers in front of them. */
export function hostsOf({ namespaces }: Environment, name: string, store: MongoDb): string[] {
  const full = (host: string) => `${host}.${namespaces.datastores}.svc.cluster.local`;
  return store.shards
    ? [full(`${name}-mongos`)]
    : Array.from({ length: store.instances }, (_, member) => full(`${name}-rs0-${member}.${name}-rs0`));
}

/** Its own, which is named as it is; a service that only reads has none, and reads those of all who write. */
export function databasesOf(environment: Environment, name: string, { service, access }: Client): string[] {
  const writers = clientsOf(environment, name).filter((client) => client.access === 'writes');
  return access === 'writes' || writers.length === 0 ? [service.name] : writers.map((writer) => writer.service.name);
}

const withPort = (host: string): string => `${host}:${MONGODB_PORT}`;

/** What a driver may open to each member or router: a share of four fifths, for all replicas of all clients at their most. */
function poolOf(environment: Environment, name: string, store: MongoDb): number {
  const most =
    mostConnections(store.shards ? ROUTER.resources : store.resources) * (store.shards ? ROUTER.instances : 1);
  const replicas = clientsOf(environment, name).reduce(
    (sum, { service: { scale, surge } }) => sum + scale.max + Math.ceil((scale.max * surge) / 100),
    0,
  );
  return Math.max(LEAST_POOL, Math.floor((most * 0.8) / Math.max(1, replicas)));
}

/** Below this a service waits for itself. */
const LEAST_POOL = 5;

const configServers = (name: string, store: MongoDb, pods: number): Claim => ({
  ...claimOf(`${name}-${CONFIG}`, pods, CONFIG_SERVER.resources),
  proxy: besideMongod(store),
  services: 1,
  persistentVolumeClaims: pods,
});

const routers = (name: string, pods: number): Claim => ({
  ...claimOf(`${name}-mongos`, pods, ROUTER.resources),
  services: 1,
});

/** The Job, and one member of each replica set to restore into. */
function drill(name: string, store: MongoDb): Claim[] {
  const copy = throwAwayOf(name);
  const shards = store.shards ?? 1;
  const alone = { proxy: BACKUP_AGENT };
  return [
    claimOf(drillOf(name), 1, DRILL.resources),
    {
      ...claimOf(copy, 1, store.resources),
      ...alone,
      shards,
      services: shards,
      persistentVolumeClaims: shards,
    },
    ...(store.shards ? [{ ...configServers(copy, store, 1), ...alone }, routers(copy, 1)] : []),
  ];
}
