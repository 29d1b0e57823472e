import fs from 'node:fs';
import os from 'node:os';
import { dirname, join } from 'node:path';
import { RENDERED_MARK } from '../../charts/render/rendered-mark';
import { whatShrank } from '../../charts/render/what-cannot-shrink';
import { OutputTree } from '../../charts/render/write';

const cluster = (size: string): string => `${RENDERED_MARK}
kind: Cluster
spec:
  instances: 3
  storage:
    size: ${size}
`;

const PATH = 'azora/production/postgres/Cluster-postgres.yaml';

const shrunk = (present: string, next: string): string[] => whatShrank(PATH, present, next);

const CURE =
  'volumes only grow: raise datastores.postgres.storage again, or move the data to a new datastore; if the larger size was never synced, restore the file from Git first';

test('a volume that is smaller than before is told with its place and both sizes', () => {
  expect(shrunk(cluster('100Gi'), cluster('50Gi'))).toEqual([
    `spec.storage.size: "50Gi" is less than the "100Gi" that it has; ${CURE}`,
  ]);
});

test.each([
  ['100Gi', '100Gi'],
  ['100Gi', '200Gi'],
  ['1Ti', '1024Gi'],
  ['900G', '1Ti'],
])('%s may become %s', (before, after) => {
  expect(shrunk(cluster(before), cluster(after))).toEqual([]);
});

test('units are reckoned with', () => {
  expect(shrunk(cluster('1Ti'), cluster('1000Gi'))).toHaveLength(1);
});

test('what is new, and what is gone, has nothing to shrink from', () => {
  expect(shrunk('', cluster('1Gi'))).toEqual([]);
  expect(shrunk(cluster('1Gi'), `${RENDERED_MARK}\nkind: Cluster\n`)).toEqual([]);
});

const members = (count: number, ...claims: [name: string, storage: string][]): string => `${RENDERED_MARK}
kind: PerconaServerMongoDB
spec:
  replsets:
${claims
  .map(
    ([name, storage]) => `    - name: ${name}
      size: ${count}
      volumeSpec:
        persistentVolumeClaim:
          resources:
            requests:
              storage: "${storage}"
`,
  )
  .join('')}`;

test('members of a list are compared by name, wherever they stand', () => {
  const before = members(3, ['rs0', '100Gi'], ['rs1', '50Gi']);
  expect(shrunk(before, members(3, ['rs1', '50Gi'], ['rs0', '100Gi']))).toEqual([]);
  expect(shrunk(before, members(3, ['rs1', '20Gi'], ['rs0', '100Gi']))).toEqual([
    `spec.replsets[rs1].volumeSpec.persistentVolumeClaim.resources.requests.storage: "20Gi" is less than the "50Gi" that it has; ${CURE}`,
  ]);
});

test('fewer members are no smaller volumes', () => {
  expect(shrunk(members(5, ['rs0', '100Gi']), members(3, ['rs0', '100Gi']))).toEqual([]);
});

test('memory and scratch space may shrink', () => {
  const limits = (memory: string) => `${RENDERED_MARK}\nlimits:\n  memory: ${memory}\n  ephemeral-storage: ${memory}\n`;
  expect(shrunk(limits('2Gi'), limits('1Gi'))).toEqual([]);
});

test('texts that give no size are not parsed', () => {
  expect(shrunk('size: 3\n: [', 'storage:\n: [')).toEqual([]);
});

/** A file of a datastore: `kafka/KafkaTopic-grades.yaml` of kind and name, with a spec in one line. */
const file = (kind: string, name: string, spec: object): string =>
  `${RENDERED_MARK}\nkind: ${kind}\nmetadata:\n  name: ${name}\nspec: ${JSON.stringify(spec)}\n`;

test.each<[string, string, object, object, string]>([
  [
    'partitions of a topic',
    'KafkaTopic',
    { partitions: 12 },
    { partitions: 6 },
    'spec.partitions: "6" is less than the "12" that it has; partitions are never taken away: raise channels.grades.partitions again, or use a new channel',
  ],
  [
    'brokers',
    'KafkaNodePool',
    { roles: ['broker'], replicas: 5 },
    { roles: ['broker'], replicas: 3 },
    'spec.replicas: "3" is less than the "5" that it has; the last brokers hold partitions, and Strimzi keeps them: raise datastores.store.instances again, or move those to the other brokers, delete the file and render it anew',
  ],
  [
    'nodes of a RabbitMQ',
    'RabbitmqCluster',
    { replicas: 3 },
    { replicas: 1 },
    'spec.replicas: "1" is less than the "3" that it has; its operator takes no node away: raise datastores.store.instances again, or move to a new datastore',
  ],
  [
    'shards of a MongoDB',
    'PerconaServerMongoDB',
    { replsets: [{ name: 'rs0' }, { name: 'rs1' }] },
    { replsets: [{ name: 'rs0' }] },
    'spec.replsets: "rs1" with a part of the documents is gone, and the operator refuses that; raise datastores.store.shards again, or empty it (removeShard), delete the file and render it anew',
  ],
  [
    'an older PostgreSQL',
    'Cluster',
    { imageName: 'ghcr.io:443/cloudnative-pg/postgresql:17.6-202608170814@sha256:18' },
    { imageName: 'ghcr.io:443/cloudnative-pg/postgresql:15.19-202608170814@sha256:19' },
    'spec.imageName: PostgreSQL "15" cannot read what "17" wrote; set datastores.store.version to "17" again, or restore a dump into a new datastore',
  ],
])('C-30 fewer parts with data are told: %s', (_, kind, more, less, finding) => {
  const compared = (before: object, after: object) =>
    whatShrank(`p/e/store/${kind}-grades.yaml`, file(kind, 'grades', before), file(kind, 'grades', after));
  expect(compared(more, less)).toEqual([finding]);
  expect(compared(less, more)).toEqual([]);
  expect(compared(more, { ...more, labels: {} })).toEqual([]);
});

test('controllers of a Kafka hold no partitions', () => {
  const pool = (replicas: number) => file('KafkaNodePool', 'kafka-controller', { roles: ['controller'], replicas });
  expect(whatShrank('p/e/kafka/KafkaNodePool-kafka-controller.yaml', pool(5), pool(3))).toEqual([]);
});

test('what is no datastore’s has no place in a definition to name', () => {
  const claim = (size: string) => `${RENDERED_MARK}\nkind: Application\nvolume:\n  storage: ${size}\n`;
  expect(whatShrank('p/e/argocd/Application-prometheus.yaml', claim('50Gi'), claim('20Gi'))).toEqual([
    expect.stringContaining('volumes only grow: raise it again, or'),
  ]);
});

describe('in a folder', () => {
  const OTHER = 'azora/production/postgres/Service-postgres.yaml';
  let root: string;
  beforeEach(() => {
    root = join(fs.mkdtempSync(join(os.tmpdir(), 'shrunk-')), 'gitops');
    fs.mkdirSync(dirname(join(root, PATH)), { recursive: true });
    fs.writeFileSync(join(root, PATH), cluster('100Gi'));
  });
  afterEach(() => fs.rmSync(dirname(root), { recursive: true }));

  test.each([true, false])('it is refused before anything is written (check: %s)', (check) => {
    const tree = new OutputTree(root, { check });
    tree.put(OTHER, `${RENDERED_MARK}\nkind: Service\n`);
    tree.put(PATH, cluster('50Gi'));
    expect(() => tree.commit(['azora/production'])).toThrow(
      `${root}/${PATH} spec.storage.size: "50Gi" is less than the "100Gi" that it has; ${CURE}`,
    );
    expect(fs.readFileSync(join(root, PATH), 'utf8')).toBe(cluster('100Gi'));
    expect(fs.readdirSync(dirname(join(root, PATH)))).toEqual(['Cluster-postgres.yaml']);
  });

  test('a larger one is written', () => {
    const tree = new OutputTree(root);
    tree.put(PATH, cluster('200Gi'));
    expect(tree.commit(['azora/production']).written).toEqual([PATH]);
  });
});
