import { real } from '../../../fixtures/rendered';

const educational = () => real('educational-platform/production');

const role = (name: string) => educational().object('DatabaseRole', name).spec;

test('A-10 a service has 100 connections and a database of its own', () => {
  const azora = real('azora/production');
  expect(azora.object('DatabaseRole', 'postgres-azora-auth-service').spec).toMatchObject({
    name: 'azora_auth_service',
    login: true,
    connectionLimit: 100,
    passwordSecret: { name: 'postgres-azora-auth-service' },
  });
  expect(azora.object('Database', 'postgres-azora-auth-service').spec).toMatchObject({
    name: 'azora_auth_service',
    owner: 'azora_auth_service',
  });
});

test('E-10 a service has them on each shard, with one password', () => {
  for (const shard of ['postgres-0', 'postgres-1']) {
    expect(educational().object('Database', `${shard}-user-service`).spec.cluster.name).toBe(shard);
    expect(role(`${shard}-user-service`).passwordSecret.name).toBe('postgres-user-service');
  }
});

test('E-10 who only reads may read everything and has no database', () => {
  expect(role('postgres-0-analytics-service').inRoles).toEqual(['pg_read_all_data']);
  const databases = educational().of('Database');
  expect(databases.filter(({ metadata }) => metadata.name.includes('analytics'))).toEqual([]);
});

test('E-10 who only reads is told of the replicas and of the databases to read', () => {
  const env: { name: string; value: string }[] = educational().container('analytics-service').env;
  const value = (name: string) => env.find((variable) => variable.name === name)?.value;
  expect(value('POSTGRES_HOSTS')).toBe(
    'postgres-0-pooler-ro.educational-platform-data.svc,postgres-1-pooler-ro.educational-platform-data.svc',
  );
  expect(value('POSTGRES_DATABASES')).toBe('assessment_service,auth_service,user_service');
  expect(value('POSTGRES_DATABASE')).toBeUndefined();
});

test('C-10 a service reaches the database of its name only, and nobody anything without TLS', () => {
  expect(real('azora/production').object('Cluster', 'postgres').spec.postgresql.pg_hba).toMatchInlineSnapshot(`
- hostssl sameuser all all scram-sha-256
- hostssl all copies_reader all scram-sha-256
- host all all all reject
`);
});

test('C-42 passwords are made in the cluster, in Secrets of the type that the operator reads', () => {
  const { template } = educational().object('ExternalSecret', 'postgres-auth-service').spec.target;
  expect(template.type).toBe('kubernetes.io/basic-auth');
  expect(template.data).toEqual({ username: 'auth_service', password: '{{ .password }}' });
  expect(template.metadata.labels['cnpg.io/reload']).toBe('true');
});

test('C-30 databases, roles and passwords stay whatever Git says', () => {
  for (const kind of ['Database', 'DatabaseRole', 'ExternalSecret']) {
    const kept = educational().object(
      kind,
      kind === 'ExternalSecret' ? 'postgres-auth-service' : 'postgres-0-auth-service',
    );
    expect(kept.metadata.annotations['argocd.argoproj.io/sync-options']).toBe('Prune=false,Delete=false');
  }
  expect(role('postgres-0-auth-service').databaseRoleReclaimPolicy).toBe('retain');
});
