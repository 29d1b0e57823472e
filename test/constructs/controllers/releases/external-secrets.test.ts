import type { Platform } from '../../../../charts/model/platform';
import { rds } from '../../../fixtures/datastores';
import { merge, type Part } from '../../../fixtures/merge';
import { ENVIRONMENTS, type RenderedEnvironment, real } from '../../../fixtures/rendered';
import { sealedInProduction } from '../../../fixtures/sealed';
import { small } from '../../../fixtures/small';

const application = () => small().object('Application', 'campus-production-external-secrets');

const values = () => application().spec.source.helm.valuesObject;

const firewall = (name: string) => small().object('NetworkPolicy', name, 'cluster').spec;

/** Whether an environment installs it. */
const isIn = (rendered: RenderedEnvironment): boolean =>
  rendered.of('Application').some(({ metadata }) => metadata.name.endsWith('-external-secrets'));

test.each(ENVIRONMENTS)('L-20 C-42 it fetches secrets, makes the passwords of datastores, or both, in %s', (id) => {
  expect(isIn(real(id))).toBe(true);
});

test('C-42 where secrets are sealed it is there for the datastores in the cluster, and for nothing else', () => {
  const outside = { datastores: { records: { ...rds, pool: undefined, resources: undefined }, events: undefined } };
  const alone = {
    ...outside,
    services: { users: { publishes: [] }, mailer: { consumes: [] } },
    channels: { enrolments: undefined },
  };
  expect(isIn(small(sealedInProduction()))).toBe(true);
  expect(isIn(small(merge<Part<Platform>>(sealedInProduction(), alone)))).toBe(false);
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
