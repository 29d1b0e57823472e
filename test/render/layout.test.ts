import { pathOf } from '../../charts/render/layout';

const object = (namespace?: string) => ({
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'controllers', namespace },
});

test('C-40 a file is named after its object', () => {
  expect(pathOf({ path: 'campus/production/guardrails', namespace: 'campus' }, object('campus'))).toBe(
    'campus/production/guardrails/ResourceQuota-controllers.yaml',
  );
});

test('C-40 objects of one name in several namespaces have a file each', () => {
  const folder = { path: 'campus/production/cluster', namespace: undefined };
  expect([pathOf(folder, object('keda')), pathOf(folder, object('kong')), pathOf(folder, object())]).toEqual([
    'campus/production/cluster/ResourceQuota-keda.controllers.yaml',
    'campus/production/cluster/ResourceQuota-kong.controllers.yaml',
    'campus/production/cluster/ResourceQuota-controllers.yaml',
  ]);
});
