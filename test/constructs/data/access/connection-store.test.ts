import { connectionSources } from '../../../../charts/model/connections';
import { ENVIRONMENTS, real } from '../../../fixtures/rendered';
import { small } from '../../../fixtures/small';

test('L-20 S-40 the reader may get those Secrets by name that some connection needs, and do nothing else', () => {
  const role = small().object('Role', 'datastores-reader');
  expect(role.metadata.namespace).toBe('campus-data');
  expect(role.rules).toEqual([
    {
      apiGroups: [''],
      resources: ['secrets'],
      resourceNames: connectionSources(small().environment),
      verbs: ['get'],
    },
  ]);
  expect(role.rules[0].resourceNames).toEqual(expect.arrayContaining(['records-tls', 'records-users']));
});

test('L-20 a service fewer is a Secret fewer that may be read', () => {
  const names = small({ services: { users: { uses: [] } } }).object('Role', 'datastores-reader').rules[0].resourceNames;
  expect(names.filter((name: string) => name.startsWith('records'))).toEqual([]);
});

test('L-20 it is bound where the Secrets are, to a ServiceAccount of the services’ namespace that no pod runs as', () => {
  const { metadata, roleRef, subjects } = small().object('RoleBinding', 'datastores-reader');
  expect(metadata.namespace).toBe('campus-data');
  expect(roleRef).toEqual({ apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'datastores-reader' });
  expect(subjects).toEqual([{ kind: 'ServiceAccount', name: 'datastores-reader', namespace: 'campus' }]);
  expect(small().object('ServiceAccount', 'datastores-reader').automountServiceAccountToken).toBe(false);
});

test('L-20 External Secrets may ask for tokens of that ServiceAccount alone', () => {
  expect(small().object('Role', 'datastores-reader-token').rules).toEqual([
    { apiGroups: [''], resources: ['serviceaccounts/token'], resourceNames: ['datastores-reader'], verbs: ['create'] },
  ]);
  expect(small().object('RoleBinding', 'datastores-reader-token')).toMatchObject({
    metadata: { namespace: 'campus' },
    subjects: [{ kind: 'ServiceAccount', name: 'external-secrets', namespace: 'external-secrets' }],
  });
});

test('it reads from the datastores’ namespace and trusts the cluster’s own authority', () => {
  expect(small().object('SecretStore', 'datastores').spec.provider.kubernetes).toEqual({
    remoteNamespace: 'campus-data',
    server: {
      url: 'kubernetes.default',
      caProvider: { type: 'ConfigMap', name: 'kube-root-ca.crt', key: 'ca.crt' },
    },
    auth: { serviceAccount: { name: 'datastores-reader' } },
  });
});

test.each(ENVIRONMENTS)(
  'L-20 C-22 %s has it once, and each name of its role is one that a connection takes from',
  (id) => {
    const rendered = real(id);
    expect(rendered.of('SecretStore').filter(({ metadata }) => metadata.name === 'datastores')).toHaveLength(1);
    const { resourceNames } = rendered.object('Role', 'datastores-reader').rules[0];
    const taken = rendered
      .of('ExternalSecret')
      .map(({ spec }) => spec as { secretStoreRef?: { name: string }; data?: { remoteRef: { key: string } }[] })
      .filter(({ secretStoreRef }) => secretStoreRef?.name === 'datastores')
      .flatMap(({ data = [] }) => data.map(({ remoteRef }) => remoteRef.key));
    expect(resourceNames).toEqual([...new Set(taken)].sort());
  },
);
