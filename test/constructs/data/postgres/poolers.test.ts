import { real } from '../../../fixtures/rendered';
import { small } from '../../../fixtures/small';

const pooler = (id: string, name: string) => real(id).object('Pooler', name).spec;

test.each(['rw', 'ro'])('A-10 PgBouncers hold 100 connections for each service, at the %s end', (end) => {
  const { instances, pgbouncer } = pooler('azora/production', `postgres-pooler-${end}`);
  expect(instances * Number(pgbouncer.parameters.default_pool_size)).toBe(100);
  expect(instances * Number(pgbouncer.parameters.max_user_connections)).toBe(100);
});

test('A-10 no rollout of PgBouncer opens more than a service may have', () => {
  expect(pooler('azora/production', 'postgres-pooler-rw').deploymentStrategy.rollingUpdate).toEqual({
    maxSurge: 0,
    maxUnavailable: 1,
  });
});

test('E-10 each shard has PgBouncers to write, and others to read from replicas', () => {
  const poolers = real('educational-platform/production').of('Pooler');
  expect(poolers.map(({ metadata, spec }) => `${metadata.name}: ${(spec as { type: string }).type}`).sort()).toEqual([
    'postgres-0-pooler-ro: ro',
    'postgres-0-pooler-rw: rw',
    'postgres-1-pooler-ro: ro',
    'postgres-1-pooler-rw: rw',
  ]);
});

test('where there is no replica nothing leads to one', () => {
  expect(
    real('learning-platform/staging')
      .of('Pooler')
      .map(({ metadata }) => metadata.name),
  ).toEqual(['postgres-pooler-rw']);
});

test('PgBouncer gives connections for transactions, to clients that speak TLS', () => {
  const { poolMode, parameters, image } = pooler('azora/production', 'postgres-pooler-rw').pgbouncer;
  expect(poolMode).toBe('transaction');
  expect(parameters.client_tls_sslmode).toBe('require');
  expect(image).toMatch(/^ghcr\.io\/cloudnative-pg\/pgbouncer:[\w.-]+@sha256:[0-9a-f]{64}$/);
});

test('C-10 its pods have the labels by which policies know them', () => {
  const { labels } = pooler('azora/production', 'postgres-pooler-ro').template.metadata;
  expect(labels['app.kubernetes.io/part-of']).toBe('postgres');
  expect(labels['sidecar.istio.io/inject']).toBe('false');
});

test('one PgBouncer of an end may go at a time', () => {
  const { spec } = small().object('PodDisruptionBudget', 'records-pooler-rw');
  expect(spec.maxUnavailable).toBe(1);
  expect(spec.selector.matchLabels).toEqual({ 'cnpg.io/poolerName': 'records-pooler-rw' });
});
