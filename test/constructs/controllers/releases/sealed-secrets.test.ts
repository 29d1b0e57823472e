import { secretsOf } from '../../../../charts/model/required-secrets';
import { real } from '../../../fixtures/rendered';
import { small } from '../../../fixtures/small';

const sealed = () =>
  small({ environments: { production: { secretStore: { kind: 'sealed', sealed: { secrets: {} } } } } });

const values = () => sealed().object('Application', 'campus-production-sealed-secrets').spec.source.helm.valuesObject;

test('A-50 C-42 it is there where secrets are sealed, and nowhere else', () => {
  const names = (rendered = small()) => rendered.of('Application').map(({ metadata }) => metadata.name);
  expect(names(real('azora/production'))).toContain('azora-production-sealed-secrets');
  expect(names()).not.toContain('campus-production-sealed-secrets');
});

test('A-50 it may write Secrets in the namespaces that have some, and in no other', () => {
  const { rbac, additionalNamespaces } = values();
  expect(rbac).toMatchObject({ clusterRole: false, namespacedRoles: true });
  expect(additionalNamespaces).toEqual(['campus', 'sealed-secrets']);
});

test.each(['azora/production', 'azora/staging'])('A-50 it opens every secret of %s', (id) => {
  const rendered = real(id);
  const { additionalNamespaces } = rendered.object('Application', `${id.replace('/', '-')}-sealed-secrets`).spec.source
    .helm.valuesObject;
  const namespaces = secretsOf(rendered.environment).map(({ namespace }) => namespace);
  expect(new Set(additionalNamespaces)).toEqual(new Set([...namespaces, 'sealed-secrets']));
});

test('A-50 nobody asks it for anything by way of the Kubernetes API', () => {
  expect(values().rbac.serviceProxier).toEqual({ create: false, bind: false });
  const { ingress } = sealed().object('NetworkPolicy', 'sealed-secrets', 'cluster').spec;
  expect(ingress.map(({ ports }: { ports: { port: number }[] }) => ports[0]!.port)).toEqual([8081]);
});

test('C-20 C-02 its pod is restricted, with requests and limits, and the priority of controllers', () => {
  const { podSecurityContext, containerSecurityContext, resources, priorityClassName } = values();
  expect(podSecurityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  expect(containerSecurityContext).toMatchObject({
    readOnlyRootFilesystem: true,
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
  });
  expect([Object.keys(resources).sort(), priorityClassName]).toEqual([['limits', 'requests'], 'controllers']);
});

test('C-33 no budget keeps the node of its one pod from being drained', () => {
  expect(values().pdb).toEqual({ create: false });
});

test('C-33 its definition stays, for all that it has opened would go with it', () => {
  const { automated } = sealed().object('Application', 'campus-production-sealed-secrets').spec.syncPolicy;
  expect(automated.prune).toBe(false);
});
