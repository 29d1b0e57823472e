import type { MongoDb } from '../datastore';
import { bytes, MEBIBYTE } from '../quantity';
import { type Resources, together } from '../resources';

export const MONGODB_PORT = 27017;

/** Of mongodb_exporter, in each pod that holds data. */
export const MONGODB_METRICS_PORT = 9216;

/** What Percona's operator 1.22 runs and this project has the images of. */
export const MONGODB_VERSIONS = ['7.0', '8.0'] as const;

/** Replica sets by name, each a shard where there are several. */
export const replsetsOf = ({ shards = 1 }: MongoDb): string[] =>
  Array.from({ length: shards }, (_, shard) => `rs${shard}`);

/** Which shard has which document: a replica set of its own, whose name Percona's operator gives. */
export const CONFIG = 'cfg';

/** Labels that Percona's operator gives the pods of a part of a cluster; those of the configuration servers are mongod's too. */
export const perconaPods = (name: string, component: 'mongod' | 'mongos') => ({
  'app.kubernetes.io/instance': name,
  'app.kubernetes.io/component': component,
});

/** The operator holds a cluster's name with that of any of its replica sets to so many characters. */
export const LONGEST_NAME = 50;

export const MONGODB_EXPORTER: Resources = {
  requests: { cpu: '20m', memory: '64Mi' },
  limits: { cpu: '200m', memory: '192Mi' },
};

/** Reads the whole set once a day, compresses it and sends it off in parts of 10 MiB; ships the oplog all day. */
export const BACKUP_AGENT: Resources = {
  requests: { cpu: '100m', memory: '256Mi' },
  limits: { cpu: '1', memory: '1Gi' },
};

/** Holds a few MiB that say where documents are. */
export const CONFIG_SERVER: { readonly instances: number; readonly storage: string; readonly resources: Resources } = {
  instances: 3,
  storage: '10Gi',
  resources: { requests: { cpu: '250m', memory: '1Gi' }, limits: { cpu: '500m', memory: '1Gi' } },
};

/** Sends each question to the shards that can answer it; keeps nothing. */
export const ROUTER: { readonly instances: number; readonly resources: Resources } = {
  instances: 3,
  resources: { requests: { cpu: '250m', memory: '512Mi' }, limits: { cpu: '1', memory: '1Gi' } },
};

/** What runs in a member's pod beside mongod. */
export const besideMongod = ({ backup }: MongoDb): Resources =>
  backup ? together(MONGODB_EXPORTER, BACKUP_AGENT) : MONGODB_EXPORTER;

/**
 * The most connections that a member or router takes: each may take a MiB (MongoDB, "Production Notes"), and a quarter of
 * the memory is for them; half of what is above a GiB is WiredTiger's cache, the rest is for sorting, aggregating and
 * the operating system's own cache.
 */
export const mostConnections = ({ limits }: Resources): number =>
  Math.floor((bytes(limits.memory) ?? 0) / MEBIBYTE / 4);

/** Where Percona's operator is, and the labels that its chart gives its pods. */
export const PERCONA_OPERATOR = {
  namespace: 'percona-mongodb',
  podLabels: { 'app.kubernetes.io/name': 'psmdb-operator', 'app.kubernetes.io/instance': 'psmdb-operator' },
} as const;
