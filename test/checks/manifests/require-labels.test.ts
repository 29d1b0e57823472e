import { requireLabels } from '../../../charts/checks/manifests/require-labels';
import type { Manifest } from '../../../charts/model/manifest';
import { merge } from '../../fixtures/merge';
import { deploymentOf } from '../../fixtures/pod';

const labelled = (labels: Readonly<Record<string, string | undefined>>): Manifest =>
  merge(deploymentOf({}), { metadata: { labels } } as object);

test('C-07 allows an object with every label', () => {
  expect(requireLabels(deploymentOf({}))).toEqual([]);
});

test.each([
  'app.kubernetes.io/name',
  'app.kubernetes.io/instance',
  'app.kubernetes.io/version',
  'app.kubernetes.io/component',
  'app.kubernetes.io/part-of',
  'app.kubernetes.io/managed-by',
  'team',
  'cost-center',
  'tier',
  'environment',
])('C-07 refuses an object without the label %s, or with an empty one', (label) => {
  const fault = `has no label "${label}"; take serviceLabels or environmentLabels for its chart`;
  expect(requireLabels(labelled({ [label]: undefined }))).toEqual([fault]);
  expect(requireLabels(labelled({ [label]: '' }))).toEqual([fault]);
});

test('C-07 names all labels that an object lacks, in one fault', () => {
  expect(requireLabels(labelled({ team: undefined, tier: undefined }))).toEqual([
    'has no label "team", "tier"; take serviceLabels or environmentLabels for its chart',
  ]);
});

test('C-07 refuses an object without labels', () => {
  expect(requireLabels({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'users' } })).toHaveLength(1);
});
