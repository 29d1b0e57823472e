import { parse } from 'yaml';
import { real } from '../../../fixtures/rendered';

const files = (id: string): Record<string, string> => real(id).object('ConfigMap', 'postgres-restore-drill').data;

test('A-41 E-51 the copy comes from the newest of the cluster, in one small instance', () => {
  const { metadata, spec } = parse(files('azora/production')['postgres.yaml']!);
  expect(metadata.name).toBe('postgres-drill');
  expect(spec).toMatchObject({ instances: 1, bootstrap: { recovery: { source: 'origin' } } });
  expect(spec.externalClusters[0].plugin.parameters).toEqual({ barmanObjectName: 'postgres', serverName: 'postgres' });
  // It would write its log to where the live one's is.
  expect(spec.plugins).toBeUndefined();
});

test('E-51 the copy is of the same image and as many connections, without which the log cannot be replayed', () => {
  const live = real('azora/production').object('Cluster', 'postgres').spec;
  const { spec } = parse(files('azora/production')['postgres.yaml']!);
  expect(spec.imageName).toBe(live.imageName);
  expect(spec.postgresql.parameters.max_connections).toBe(live.postgresql.parameters.max_connections);
});

test('E-51 its volumes go with it', () => {
  const { spec } = parse(files('azora/production')['postgres.yaml']!);
  expect([spec.storage.storageClass, spec.walStorage.storageClass]).toEqual([
    'datastores-throw-away',
    'datastores-throw-away',
  ]);
});

test('E-51 each shard is restored, one after the other', () => {
  const script = files('educational-platform/production')['drill.sh']!;
  const [first, second] = ['postgres-0.yaml', 'postgres-1.yaml'].map((file) =>
    script.indexOf(`create -n "$NAMESPACE" -f ${file}`),
  );
  expect(first).toBeGreaterThan(0);
  expect(second).toBeGreaterThan(first!);
});

test('A-41 rows of every table of every database are counted in both', () => {
  const compare = files('azora/production')['compare.sh'];
  expect(compare).toContain('for database in azora_auth_service azora_education_service azora_payment_service; do');
  expect(compare).toContain('restored[$1] + 0 < 0.95 * $2');
});

test('C-22 the drill runs commands in the copy and nowhere else', () => {
  const { rules } = real('azora/production').object('Role', 'postgres-restore-drill');
  expect(
    rules.filter(({ resources }: { resources: string[] }) => resources.includes('pods/exec')),
  ).toMatchInlineSnapshot(`
- apiGroups:
    - ""
  resourceNames:
    - postgres-drill-1
  resources:
    - pods/exec
  verbs:
    - create
    - get
`);
});

test('C-22 of what is not its own it may read pods and their logs, and events: why a copy did not come is there', () => {
  const { rules } = real('azora/production').object('Role', 'postgres-restore-drill');
  const unbounded = rules
    .filter(({ resourceNames }: { resourceNames?: string[] }) => resourceNames === undefined)
    .map(({ resources, verbs }: { resources: string[]; verbs: string[] }) => `${verbs} ${resources}`);
  expect(unbounded).toEqual(['create clusters', 'get,list pods', 'get pods/log', 'list events']);
});

test('E-51 a drill that failed says how the copy is, with the log of the pod that restores', () => {
  const script = files('azora/production')['drill.sh']!;
  expect(script).toContain('kubectl logs -n "$NAMESPACE" -l cnpg.io/cluster=postgres-drill --all-containers');
  expect(script).toContain('trap finish EXIT');
});

test('E-51 no loop of its script waits without an end', () => {
  const loops = files('educational-platform/production')['drill.sh']!.match(/^(?:until|while) [\s\S]*?^done$/gm)!;
  expect(loops).toHaveLength(3);
  expect(loops.filter((loop) => !/in_time|SECONDS > give_up/.test(loop))).toEqual([]);
});

test('a drill can be suspended by hand: no manifest says whether it is', () => {
  expect(real('azora/production').object('CronJob', 'postgres-restore-drill').spec).not.toHaveProperty('suspend');
});
