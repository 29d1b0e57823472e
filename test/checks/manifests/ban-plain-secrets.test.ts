import { banPlainSecrets } from '../../../charts/checks/manifests/ban-plain-secrets';

const named = (apiVersion: string, kind: string) => ({ apiVersion, kind, metadata: { name: 'records' } });

test('C-42 refuses a Secret', () => {
  expect(banPlainSecrets(named('v1', 'Secret'))).toEqual([
    'a Secret would be readable in Git; use a SealedSecret or an ExternalSecret',
  ]);
});

test.each([
  ['bitnami.com/v1alpha1', 'SealedSecret'],
  ['external-secrets.io/v1', 'ExternalSecret'],
  ['v1', 'ConfigMap'],
])('C-42 allows %s %s', (apiVersion, kind) => {
  expect(banPlainSecrets(named(apiVersion, kind))).toEqual([]);
});
