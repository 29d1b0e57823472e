import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGE_MARK } from '../../charts/handbook/page';
import { pagesOf, runbooksOf } from '../../charts/handbook/pages';
import { environmentsOf } from '../../charts/model/environment';
import { runbookOf } from '../../charts/model/runbooks';
import { PLATFORMS } from '../../charts/platforms/all';
import { SETTINGS } from '../../charts/settings';
import { lostAlerts } from '../fixtures/alerts';
import { unknownIn } from '../fixtures/commands';
import { ENVIRONMENTS, real } from '../fixtures/rendered';

const DOCS = join(__dirname, '../..', SETTINGS.handbook);

const pages = pagesOf(PLATFORMS);

test('S-31 A-41 the committed pages equal fresh ones, and none is of a datastore that is gone', () => {
  const committed = readdirSync(DOCS, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => ({ path, text: readFileSync(join(DOCS, path), 'utf8') }))
    .filter(({ path, text }) => path.startsWith('runbooks/') || text.startsWith(PAGE_MARK));
  expect(committed.map(({ path }) => path).sort()).toEqual(pages.map(({ path }) => path).sort());
  const fresh = new Map(pages.map(({ path, text }) => [path, text]));
  expect(committed.filter(({ path, text }) => text !== fresh.get(path)).map(({ path }) => path)).toEqual([]);
});

test('S-31 A-41 every datastore of every platform has a runbook, where alerts look for it', () => {
  const paths = pages.map(({ path }) => `${SETTINGS.handbook}/${path}`);
  const wanted = PLATFORMS.flatMap(({ name, datastores }) =>
    Object.keys(datastores).map((store) => runbookOf(name, store)),
  );
  expect(wanted.length).toBeGreaterThan(10);
  expect(wanted.filter((path) => !paths.includes(path))).toEqual([]);
});

test.each(ENVIRONMENTS)('E-51 every alert of %s has its section in the page that it links to', (id) => {
  expect(lostAlerts(real(id), pages)).toEqual([]);
});

test.each(ENVIRONMENTS)('A-41 the commands of the runbooks of %s name what is there', (id) => {
  const { environment } = real(id);
  expect(runbooksOf([environment]).flatMap(({ text }) => unknownIn(text, real(id)))).toEqual([]);
});

test('a page is the same whenever it is written', () => {
  expect(pagesOf(PLATFORMS)).toEqual(pages);
});

test('no page has a title twice: a link would lead to the first', () => {
  const twice = pages.flatMap(({ path, text }) => {
    const titles: string[] = text.match(/^## .*$/gm) ?? [];
    return titles.filter((title, at) => titles.indexOf(title) < at).map((title) => `${path}: ${title}`);
  });
  expect(twice).toEqual([]);
});

test('commands are for production, wherever it stands among the environments', () => {
  for (const platform of PLATFORMS) {
    const main = environmentsOf(platform).find(({ profile }) => profile.recovery === 'promised')!;
    for (const { path, text } of pages.filter((page) => page.path.startsWith(`runbooks/${platform.name}/`)))
      expect([path, text.includes(`in the cluster of \`${main.id}\``)]).toEqual([path, true]);
  }
});

test('every runbook says first which rights it needs, and the section that it links to is there', () => {
  const runbooks = pages.filter(({ path }) => /^runbooks\/.+\//.test(path));
  const lacking = runbooks.filter(
    ({ text }) => !/^<!--.*\n\n# .*\n\nRights: .*\(\.\.\/\.\.\/operating\.md#rights-in-an-emergency\)/.test(text),
  );
  expect(lacking.map(({ path }) => path)).toEqual([]);
  expect(readFileSync(join(DOCS, 'operating.md'), 'utf8')).toContain('\n## Rights in an emergency\n');
});

test('the list of runbooks says where alerts are for as long as nobody is told of them', () => {
  const { text } = pages.find(({ path }) => path === 'runbooks/README.md')!;
  const off = real('azora/production').object('Application', 'azora-production-kube-prometheus-stack');
  expect(off.spec.source.helm.valuesObject.alertmanager).toEqual({ enabled: false });
  expect(text).toContain('kubectl -n monitoring port-forward service/kube-prometheus-stack-prometheus 9090');
});
