import { type Environment, environmentsOf } from '../model/environment';
import { compare } from '../model/names';
import type { Platform } from '../model/platform';
import { bucketsPage } from './buckets-page';
import { clusterPage } from './cluster-page';
import { type Page, pageOf } from './page';
import { ALERTS_PAGE, FORWARD_PROMETHEUS } from './prometheus';
import { recoveryPage } from './recovery-page';
import { shell } from './shell';
import { type Place, storePage } from './store-page';

/** Every page that follows from the definitions, in order of path. */
export function pagesOf(platforms: readonly Platform[]): Page[] {
  const runbooks = platforms.flatMap((platform) => runbooksOf(promisedFirst(environmentsOf(platform))));
  return [bucketsPage(platforms), recoveryPage(platforms), contentsOf(runbooks), ...runbooks].sort((a, b) =>
    compare(a.path, b.path),
  );
}

/** The runbooks of a platform, with commands for the first environment. */
export function runbooksOf(environments: readonly Environment[]): Page[] {
  const names = [...new Set(environments.flatMap(({ datastores }) => [...datastores.keys()]))];
  const stores = names.flatMap((name) => {
    const [main, ...others] = placesOf(environments, name);
    return main ? [storePage(name, main, others)] : [];
  });
  return [clusterPage(environments[0]!), ...stores];
}

const placesOf = (environments: readonly Environment[], name: string): Place[] =>
  environments.flatMap((environment) => {
    const store = environment.datastores.get(name);
    return store ? [{ environment, store }] : [];
  });

/** Pages are written for those whose users wait: production. */
const promisedFirst = (environments: readonly Environment[]): Environment[] => [
  ...environments.filter(({ profile }) => profile.recovery === 'promised'),
  ...environments.filter(({ profile }) => profile.recovery !== 'promised'),
];

const contentsOf = (runbooks: readonly Page[]): Page =>
  pageOf('runbooks/README.md', 'charts/handbook/pages.ts', [
    '# Runbooks',
    'What to do when a datastore needs somebody: a page for each, by platform, with a section for each of its alerts. An alert links to its section.',
    `**Nobody is called yet**: Alertmanager is off until alerts are routed to somebody, so alerts fire in Prometheus and stay there. Look at ${ALERTS_PAGE}, where each is with the link to its section, after`,
    shell(FORWARD_PROMETHEUS),
    'in each cluster; `?search=<datastore>` shows those of one. What the commands of a page need beyond looking is its first line, and how to get it: [rights in an emergency](../operating.md#rights-in-an-emergency).',
    runbooks
      .map(({ path }) => path.slice('runbooks/'.length))
      .sort(compare)
      .map((path) => `- [${path.replace(/\.md$/, '').replace('/', ': ')}](${path})`)
      .join('\n'),
  ]);
