import { real } from '../../../fixtures/rendered';
import { small } from '../../../fixtures/small';

const application = () => small().object('Application', 'campus-production-external-secrets');

const values = () => application().spec.source.helm.valuesObject;

const firewall = (name: string) => small().object('NetworkPolicy', name, 'cluster').spec;

test('L-20 C-42 it is there where secrets are in AWS Secrets Manager, and nowhere else', () => {
  const releases = (id: string) =>
    real(id)
      .of('Application')
      .map(({ metadata }) => metadata.name);
  expect(releases('learning-platform/production')).toContain('learning-platform-production-external-secrets');
  expect(releases('azora/production').filter((name) => name.endsWith('external-secrets'))).toEqual([]);
});

test('L-20 it asks for the tokens of those ServiceAccounts only that let it', () => {
  expect(values().rbac.serviceAccountTokenCreate).toBe(false);
});

test('L-20 there are no stores and no secrets of the whole cluster, and nothing is written back', () => {
  const { crds, ...others } = values();
  const switches = Object.entries({ ...crds, ...others }).filter(([name]) => /^(create|process)/.test(name));
  expect(switches).toHaveLength(10);
  expect(switches.filter(([, on]) => on)).toEqual([]);
});

test('C-33 its definitions are marked, so that they stay while the rest of its chart comes and goes', () => {
  expect(values().crds.annotations).toEqual({ 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' });
  expect(application().spec.syncPolicy.automated.prune).toBe(true);
});

test('C-33 its webhook has its certificate from cert-manager, and comes after it', () => {
  const { webhook, certController, extraObjects } = values();
  const { issuerRef } = webhook.certManager.cert;
  expect(certController).toEqual({ create: false });
  expect(
    extraObjects.map(({ kind, metadata }: { kind: string; metadata: { name: string } }) => [kind, metadata.name]),
  ).toEqual([[issuerRef.kind, issuerRef.name]]);
  const wave = (name: string) =>
    Number(
      small().object('Application', `campus-production-${name}`).metadata.annotations['argocd.argoproj.io/sync-wave'],
    );
  expect(wave('cert-manager')).toBeLessThan(wave('external-secrets'));
  expect(wave('external-secrets')).toBeLessThan(wave('secrets'));
});

test('C-33 both parts run twice, and one of each is always there', () => {
  const { replicaCount, podDisruptionBudget, webhook } = values();
  expect([replicaCount, webhook.replicaCount]).toEqual([2, 2]);
  expect([podDisruptionBudget, webhook.podDisruptionBudget]).toEqual([
    { enabled: true, minAvailable: 1 },
    { enabled: true, minAvailable: 1 },
  ]);
});

test('C-02 both parts have requests and limits, and the priority of controllers', () => {
  for (const { resources, priorityClassName } of [values(), values().webhook]) {
    expect([Object.keys(resources).sort(), priorityClassName]).toEqual([['limits', 'requests'], 'controllers']);
  }
});

test('C-33 its webhook answers the Kubernetes API, and never speaks to the internet', () => {
  const { ingress, egress } = firewall('external-secrets-webhook');
  expect(ingress.map(({ ports }: { ports: { port: number }[] }) => ports[0]!.port)).toEqual([10250, 8080]);
  expect(JSON.stringify(egress)).not.toContain('0.0.0.0/0');
  expect(JSON.stringify(firewall('external-secrets').egress)).toContain('0.0.0.0/0');
});
