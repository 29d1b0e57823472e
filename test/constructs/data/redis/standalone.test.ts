import { real } from '../../../fixtures/rendered';

const redis = (id: string) => real(id).object('Redis', 'redis').spec;

test.each(['prod', 'dev'])('S-04 %s has one Redis with a volume, 256Mi requested and 512Mi at most', (name) => {
  const { kubernetesConfig, storage } = redis(`scalable-aws/${name}`);
  const { requests, limits } = kubernetesConfig.resources;
  expect([requests.memory, limits.memory]).toEqual(['256Mi', '512Mi']);
  expect(storage.volumeClaimTemplate.spec.resources.requests.storage).toBe('2Gi');
});

test('A-11 staging has one Redis of 2 GB', () => {
  const { requests, limits } = redis('azora/staging').kubernetesConfig.resources;
  expect([requests.memory, limits.memory]).toEqual(['2Gi', '2Gi']);
});

test('C-10 it talks to nobody, but for the throw-away Redis that brings its keys back', () => {
  const rendered = real('scalable-aws/prod');
  const { egress } = rendered.object('NetworkPolicy', 'redis').spec;
  expect(egress.slice(1)).toEqual([
    {
      to: [{ podSelector: { matchLabels: { 'datastore-job': 'redis-restore-drill' } } }],
      ports: [{ port: 6379, protocol: 'TCP' }],
    },
  ]);
  expect(rendered.object('NetworkPolicy', 'redis-restore-drill').spec.ingress).toEqual([
    {
      from: [{ podSelector: { matchLabels: { app: 'redis', redis_setup_type: 'standalone' } } }],
      ports: [{ port: 6379, protocol: 'TCP' }],
    },
  ]);
});

test('no budget keeps its node from being drained', () => {
  const budgets = real('scalable-aws/prod')
    .of('PodDisruptionBudget')
    .map(({ metadata }) => metadata);
  expect(budgets.filter(({ name, namespace }) => name === 'redis' && namespace === 'scalable-aws-prod-data')).toEqual(
    [],
  );
});
