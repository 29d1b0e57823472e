import { mongoDb } from '../../../fixtures/datastores';
import { real } from '../../../fixtures/rendered';
import { small } from '../../../fixtures/small';

const releases = (rendered: ReturnType<typeof small>) =>
  rendered.of('Application').map(({ metadata }) => metadata.name);

const withMongodb = () =>
  small({ datastores: { texts: mongoDb() }, services: { users: { uses: ['records', 'texts'] } } });

const application = (id: string) =>
  real(id).object('Application', `${id.replace('/', '-')}-psmdb-operator`).spec.source;

test('C-33 the operator is there where a datastore is a MongoDB, and nowhere else', () => {
  expect(releases(small())).not.toContain('campus-production-psmdb-operator');
  expect(releases(withMongodb())).toContain('campus-production-psmdb-operator');
});

test('C-33 it watches the namespace of datastores and no other, tells nobody of it, and one of two stands by', () => {
  const { watchNamespace, watchAllNamespaces, disableTelemetry, replicaCount } = application(
    'educational-platform/production',
  ).helm.valuesObject;
  expect([watchNamespace, watchAllNamespaces, disableTelemetry, replicaCount]).toEqual([
    'educational-platform-data',
    false,
    true,
    2,
  ]);
});

test('C-33 its chart and what it is told of clusters are of one version', () => {
  const { crVersion } = real('educational-platform/production').object('PerconaServerMongoDB', 'mongodb').spec;
  expect(application('educational-platform/production').targetRevision).toBe(crVersion);
});

test('L-20 it removes copies that are due by a role of its own, and has none where there are no copies', () => {
  expect(application('learning-platform/production').helm.valuesObject.serviceAccount.annotations).toEqual({
    'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/learning-platform-production-percona-mongodb',
  });
  const { source } = withMongodb().object('Application', 'campus-production-psmdb-operator').spec;
  expect(source.helm.valuesObject.serviceAccount.annotations).toEqual({});
});

test('C-02 C-04 its pod has requests and limits, a read-only root and no capability', () => {
  const { resources, securityContext, podSecurityContext } =
    application('learning-platform/production').helm.valuesObject;
  expect(Object.keys(resources).sort()).toEqual(['limits', 'requests']);
  expect([podSecurityContext.runAsNonRoot, podSecurityContext.seccompProfile.type]).toEqual([true, 'RuntimeDefault']);
  expect(securityContext).toEqual({
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    readOnlyRootFilesystem: true,
  });
});
