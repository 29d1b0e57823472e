import { postgresAlerts } from '../../../charts/constructs/data/postgres/alerts';
import { postgresRunbook } from '../../../charts/handbook/runbooks/postgres';
import type { Postgres } from '../../../charts/model/datastore';
import { real } from '../../fixtures/rendered';

const sections = (id: string, change: Partial<Postgres> = {}) => {
  const { environment } = real(id);
  const store = { ...(environment.datastores.get('postgres') as Postgres), ...change };
  return new Map(postgresRunbook(environment, 'postgres', store).map(({ title, body }) => [title, body]));
};

const restore = (id: string, change?: Partial<Postgres>) => sections(id, change).get('Restore to a moment')!;

/** Where each text begins, which must be in this order. */
const inOrder = (page: string, ...texts: readonly string[]) => {
  const places = texts.map((text) => page.indexOf(text));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
};

test('E-62 each alert of a PostgreSQL has its section', () => {
  const { environment } = real('educational-platform/production');
  const store = environment.datastores.get('postgres') as Postgres;
  const titles = [...sections('educational-platform/production').keys()];
  expect(titles).toEqual(
    expect.arrayContaining(postgresAlerts({ environment, name: 'postgres', store }).map(({ alert }) => alert)),
  );
});

test('A-41 a restore holds Argo CD before the change is merged, or the live cluster would fill the new folder', () => {
  inOrder(
    restore('azora/production'),
    'annotate application azora-production-postgres argocd.argoproj.io/skip-reconcile=true',
    'gcloud storage ls gs://azora-production-backups/datastores/postgres/postgres-restored-1/',
    '--replicas=0',
    'have it merged',
    'delete clusters.postgresql.cnpg.io postgres --ignore-not-found',
    'annotate application azora-production-postgres argocd.argoproj.io/skip-reconcile-',
    'kind: Backup',
    'Start the services again',
  );
});

test('A-41 each shard has its folder looked at, is removed, waited for and copied', () => {
  const page = restore('educational-platform/production');
  for (const shard of ['postgres-0', 'postgres-1']) {
    inOrder(
      page,
      `aws s3 ls s3://educational-platform-production-backups/datastores/postgres/${shard}-restored-1/`,
      `delete clusters.postgresql.cnpg.io ${shard} --ignore-not-found`,
      `wait clusters.postgresql.cnpg.io/${shard} --for=condition=Ready`,
      `cluster: { name: ${shard} }`,
    );
  }
});

test('A-41 after a restore the next one goes to the next folder', () => {
  const page = restore('azora/production', { restores: [{ to: 'newest' }] });
  expect(page).toContain('/postgres-restored-2/');
  expect(page).not.toContain('/postgres-restored-1/');
});

test('A-41 the drill waits before a copy gets its name, and goes on in the end', () => {
  const page = restore('azora/production');
  inOrder(page, '{"spec":{"suspend":true}}', 'create -f copy.yaml', 'Start the services again');
  expect(page.trimEnd().lastIndexOf('{"spec":{"suspend":false}}')).toBeGreaterThan(page.indexOf('Start the services'));
});

test('where there are several clusters, the reader says once which one the commands are for', () => {
  for (const [title, body] of sections('educational-platform/production')) {
    if (!title.startsWith('Postgres')) continue;
    const named = body.split('\n').filter((line) => /postgres-[01]/.test(line));
    expect(named.filter((line) => !/^(cluster|instance)=\S+ {3}# /.test(line))).toEqual([]);
    expect(body.includes('$cluster')).toBe(/^cluster=/m.test(body));
  }
  expect([...sections('azora/production').values()].join()).not.toContain('$cluster');
});

test('databases are named as they are in PostgreSQL', () => {
  expect(restore('azora/production')).toContain('`azora_auth_service`, `azora_education_service`');
});

test('a job that is run by hand has another name each time', () => {
  for (const body of sections('educational-platform/production').values()) {
    const jobs = body.match(/^job=.*$/gm) ?? [];
    expect(jobs.filter((line) => !line.endsWith('-$(date +%s)'))).toEqual([]);
    expect(body).not.toMatch(/create job [a-z]/);
  }
});
