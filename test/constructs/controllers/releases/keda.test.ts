import { small } from '../../../fixtures/small';

const rendered = () => small({ services: { users: { scale: { demand: { requestsPerSecond: 50 } } } } });

const values = () => rendered().object('Application', 'campus-production-keda').spec.source.helm.valuesObject;

test('C-33 each part of KEDA runs twice, and one of it may go at a time', () => {
  const { operator, metricsServer, webhooks, podDisruptionBudget } = values();
  expect([operator, metricsServer, webhooks].map(({ replicaCount }) => replicaCount)).toEqual([2, 2, 2]);
  expect(podDisruptionBudget).toMatchInlineSnapshot(`
metricServer:
  maxUnavailable: 1
operator:
  maxUnavailable: 1
webhooks:
  maxUnavailable: 1
`);
});

test('C-33 a webhook of KEDA that is away stops nobody from deploying', () => {
  expect(values().webhooks.failurePolicy).toBe('Ignore');
});

test('C-02 each part of KEDA has requests and limits', () => {
  const { operator, metricServer, webhooks } = values().resources;
  for (const part of [operator, metricServer, webhooks])
    expect(Object.keys(part).sort()).toEqual(['limits', 'requests']);
});

test('C-33 KEDA is in place before the services that it scales', () => {
  const wave = (name: string) =>
    Number(
      rendered().object('Application', `campus-production-${name}`).metadata.annotations[
        'argocd.argoproj.io/sync-wave'
      ],
    );
  expect(wave('keda')).toBeLessThan(wave('users'));
});
