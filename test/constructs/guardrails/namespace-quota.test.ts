import { inProduction } from '../../fixtures/platform';
import { small } from '../../fixtures/small';

const DATASTORES = {
  requests: { cpu: '7', memory: '9Gi' },
  limits: { cpu: '8', memory: '10Gi' },
  persistentVolumeClaims: 11,
  services: 12,
};

test('C-20 a quota is called after its environment and holds the figures of its namespace', () => {
  const rendered = small(inProduction({ quotas: { datastores: DATASTORES } }));
  expect(rendered.object('ResourceQuota', 'production-quota', 'data').spec).toMatchInlineSnapshot(`
hard:
  limits.cpu: "8"
  limits.memory: 10Gi
  persistentvolumeclaims: "11"
  requests.cpu: "7"
  requests.memory: 9Gi
  services: "12"
`);
});

test('C-20 the quota of the services is one of its own', () => {
  const { metadata, spec } = small().object('ResourceQuota', 'production-quota', 'guardrails');
  expect(metadata.namespace).toBe('campus');
  expect(spec.hard).toEqual({
    'requests.cpu': '12',
    'requests.memory': '24Gi',
    'limits.cpu': '24',
    'limits.memory': '48Gi',
    persistentvolumeclaims: '20',
    services: '10',
  });
});
