import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { runbookPage } from '../../charts/commands/handbook';
import { throughStores } from '../../charts/handbook/runbooks/lost-cluster';
import { instanceOf } from '../../charts/model/environment';
import { PLATFORMS } from '../../charts/platforms/all';
import { type Json, toYaml } from '../../charts/render/yaml';
import { ENVIRONMENTS, real } from '../fixtures/rendered';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lost-cluster-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What `throughStores` runs, with tools that only write down what they were given. */
function run(id: string): string[] {
  const { environment, all } = real(id);
  for (const { path, manifest } of all.filter((each) => each.path.includes('/argocd/'))) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), toYaml(manifest as unknown as Json));
  }
  for (const tool of ['kubectl', 'argocd'])
    writeFileSync(join(folder, tool), `#!/bin/sh\necho "${tool} $*" >> ${folder}/log\n`, { mode: 0o755 });
  const script = throughStores(dirname(dirname(join(folder, pathsOf(id)[0]!))), instanceOf(environment));
  execFileSync('bash', ['-c', script], { env: { ...process.env, PATH: `${folder}:${process.env.PATH}` } });
  return readFileSync(join(folder, 'log'), 'utf8').trim().split('\n');
}

const pathsOf = (id: string): string[] => real(id).all.flatMap(({ path }) => (path.includes('/argocd/') ? [path] : []));

const waveIn = (id: string, application: string): number =>
  Number(real(id).object('Application', application).metadata.annotations['argocd.argoproj.io/sync-wave']);

test.each(['azora/production', 'educational-platform/production'])(
  'E-51 a lost cluster of %s gets its datastores before anything that would use them or lead people there',
  (id) => {
    const lines = run(id);
    const applied = lines
      .filter((line) => line.startsWith('kubectl apply'))
      .map((line) => basename(line.split(' -f ')[1]!, '.yaml'));
    const instance = instanceOf(real(id).environment);
    expect(applied[0]).toBe(`AppProject-${instance}`);
    const applications = applied.slice(1).map((file) => file.replace('Application-', ''));
    const due = pathsOf(id)
      .map((path) => basename(path, '.yaml').replace('Application-', ''))
      .filter((name) => !name.startsWith('AppProject') && waveIn(id, name) <= 40);
    expect([...applications].sort()).toEqual(due.sort());
    for (const store of real(id).environment.datastores.keys()) expect(applications).toContain(`${instance}-${store}`);
    for (const later of ['edge', 'external-dns']) expect(applications).not.toContain(`${instance}-${later}`);
    for (const { name } of real(id).environment.services) expect(applications).not.toContain(`${instance}-${name}`);
  },
);

test('each wave is waited for before the next one begins', () => {
  const id = 'azora/production';
  const steps = run(id)
    .slice(1)
    .map((line) => ({
      waits: line.startsWith('argocd'),
      wave: waveIn(id, /(?:Application-|app wait )([a-z0-9-]+)/.exec(line)![1]!),
    }));
  const order = steps.map(({ wave, waits }) => 2 * wave + Number(waits));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(steps.filter(({ waits }) => waits)).toHaveLength(steps.length / 2);
});

test.each(ENVIRONMENTS)(
  'E-51 the page of %s restores before it applies the root, and PostgreSQL is told first',
  (id) => {
    const page = runbookPage(`${id}/cluster`, PLATFORMS);
    const text = page.slice(page.indexOf('## Bring a lost cluster back'));
    const at = (words: string) => {
      expect(text).toContain(words);
      return text.indexOf(words);
    };
    const { datastores, environment } = { ...real(id).environment, environment: real(id).environment };
    const order = [
      ...([...datastores.values()].some(({ engine }) => engine === 'postgres')
        ? [at("restores: [{ to: 'newest' }]")]
        : []),
      at('velero backup get'),
      at('restore create secrets'),
      at('for number in $(seq 0 40)'),
      at('**The other datastores'),
      at(`root/Application-${instanceOf(environment)}.yaml`),
    ];
    expect(order).toEqual([...order].sort((a, b) => a - b));
  },
);
