import type { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { MongoDb } from '../../../model/datastore';
import { throwAwayOf } from '../../../model/stores/drill';
import { CONFIG, replsetsOf } from '../../../model/stores/mongodb-parts';
import { storeLabels } from '../../metadata';
import { RestoreDrill } from '../drill/restore-drill';
import type { StoreProps } from '../store-props';
import { CLEAN_UP, COUNT, EVIDENCE, SCRIPT } from './drill-script';
import { agents } from './mongodb-backup';
import { clusterSpec, usersSecretOf } from './mongodb-cluster';

/** Restores the newest copy, and the oplog since, into one member for each replica set, and counts documents in both. */
export class MongoDbDrill extends Construct {
  constructor(scope: Construct, id: string, props: StoreProps<MongoDb>) {
    super(scope, id);
    const { name, store } = props;
    new RestoreDrill(this, 'drill', {
      ...props,
      script: SCRIPT,
      cleanUp: CLEAN_UP,
      evidence: EVIDENCE,
      files: { 'cluster.json': json(copyOf(props)), 'restore.json': json(restoreOf(props)), 'count.js': COUNT },
      rules: rulesOf(props),
      env: Object.entries({
        CLUSTER: name,
        COPY: throwAwayOf(name),
        COUNTER: counterOf(store),
        MEMBERS: membersOf(props).join(' '),
        VOLUMES: volumesOf(props).join(' '),
        LEFT_BEHIND: secretsOf(props).join(' '),
      }).map(([key, value]) => ({ name: key, value })),
    });
  }
}

/** With the passwords of the live one: the copy brings its users with it, the operator's own among them. */
const copyOf = (props: StoreProps<MongoDb>) => ({
  apiVersion: 'psmdb.percona.com/v1',
  kind: 'PerconaServerMongoDB',
  metadata: metadataOf(props),
  spec: clusterSpec({
    ...props,
    life: 'throw-away',
    secrets: { users: usersSecretOf(props.name) },
    // It reads what the live one writes, and writes nothing.
    backup: agents(props),
  }),
});

const restoreOf = (props: StoreProps<MongoDb>) => ({
  apiVersion: 'psmdb.percona.com/v1',
  kind: 'PerconaServerMongoDBRestore',
  metadata: metadataOf(props),
  spec: {
    clusterName: throwAwayOf(props.name),
    ...(props.store.backup?.continuous && { pitr: { type: 'latest' } }),
  },
});

const metadataOf = ({ environment, name, store }: StoreProps<MongoDb>) => ({
  name: throwAwayOf(name),
  labels: storeLabels(environment, name, store),
});

/** Container and pod, after the cluster's name, that can count everything. */
const counterOf = ({ shards }: MongoDb): string => (shards ? 'mongos -mongos-0' : 'mongod -rs0-0');

const membersOf = ({ name, store }: StoreProps<MongoDb>): string[] =>
  [...replsetsOf(store), ...(store.shards ? [CONFIG, 'mongos'] : [])].map((part) => `${throwAwayOf(name)}-${part}-0`);

const volumesOf = (props: StoreProps<MongoDb>): string[] =>
  membersOf(props)
    .filter((member) => !member.endsWith('-mongos-0'))
    .map((member) => `mongod-data-${member}`);

/** Secrets that the operator and cert-manager leave behind when a cluster goes. */
function secretsOf({ name }: StoreProps<MongoDb>): string[] {
  const copy = throwAwayOf(name);
  const certificates = ['ca-cert', 'ssl', 'ssl-internal'].map((secret) => `${copy}-${secret}`);
  return [`internal-${copy}-users`, `${copy}-mongodb-encryption-key`, ...certificates];
}

const LOOK = ['get', 'list', 'watch'];

function rulesOf(props: StoreProps<MongoDb>): k8s.PolicyRule[] {
  const { name, store } = props;
  const [copy, [, counter]] = [throwAwayOf(name), counterOf(store).split(' ')];
  const clusters = { apiGroups: ['psmdb.percona.com'], resources: ['perconaservermongodbs'] };
  const restores = { apiGroups: ['psmdb.percona.com'], resources: ['perconaservermongodbrestores'] };
  const counters = [`${name}${counter}`, `${copy}${counter}`];
  return [
    { apiGroups: ['psmdb.percona.com'], resources: ['perconaservermongodbbackups'], verbs: ['list'] },
    // What is made cannot be bounded by name.
    ...[clusters, restores].flatMap((kind) => [
      { ...kind, verbs: ['create'] },
      { ...kind, resourceNames: [copy], verbs: [...LOOK, 'delete'] },
    ]),
    { apiGroups: [''], resources: ['pods'], resourceNames: [...membersOf(props), counters[0]!], verbs: LOOK },
    { apiGroups: [''], resources: ['pods/log'], resourceNames: membersOf(props), verbs: ['get'] },
    { apiGroups: [''], resources: ['pods/exec'], resourceNames: counters, verbs: ['create', 'get'] },
    {
      apiGroups: [''],
      resources: ['persistentvolumeclaims'],
      resourceNames: volumesOf(props),
      verbs: [...LOOK, 'delete'],
    },
    // Removed without being read.
    { apiGroups: [''], resources: ['secrets'], resourceNames: secretsOf(props), verbs: ['delete'] },
  ];
}

const json = (manifest: object): string => `${JSON.stringify(manifest, undefined, 2)}\n`;
