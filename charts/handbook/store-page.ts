import { clientsOf } from '../model/clients';
import type { Datastore } from '../model/datastore';
import { type Environment, instanceOf } from '../model/environment';
import { runbookOf } from '../model/runbooks';
import { lossesOf } from '../model/stores/losses';
import { SETTINGS } from '../settings';
import { code, table } from './markdown';
import { type Page, pageOf } from './page';
import { ALERTS_PAGE, FORWARD_PROMETHEUS } from './prometheus';
import { rightsOfStore } from './rights';
import { storeSections } from './runbooks';
import type { Section } from './section';
import { engineInWords, instancesInWords, LOSSES, lossInWords, scheduleInWords } from './words';

/** Where a datastore runs, and as what. */
export interface Place {
  readonly environment: Environment;
  readonly store: Datastore;
}

/**
 * The runbook of a datastore.
 * @param main what its commands are for
 * @param others other environments that have it
 */
export function storePage(name: string, main: Place, others: readonly Place[]): Page {
  const { platform } = main.environment;
  return pageOf(
    runbookOf(platform.name, name).replace(/^docs\//, ''),
    `charts/platforms/${platform.name}/datastores.ts and charts/handbook/runbooks`,
    [
      `# ${name} of ${platform.name}`,
      rightsOfStore(main.environment, main.store),
      whatItIs(main),
      clientsInWords(main.environment, name),
      environmentsTable(name, [main, ...others]),
      whereToLook(main.environment, name),
      otherEnvironments(name, main, others),
      ...sections(name, main, others).map(({ title, body }) => `## ${title}\n\n${body}`),
    ],
  );
}

function whatItIs({ environment: { platform }, store }: Place): string {
  const { rto, rpo } = platform.recovery[store.tier];
  return `${engineInWords(store)} with ${store.holds}. Its tier is ${store.tier}: it has to be back within ${rto} (RTO), and the newest ${rpo} may be lost (RPO).`;
}

function clientsInWords(environment: Environment, name: string): string {
  const clients = clientsOf(environment, name);
  if (clients.length === 0) return 'No service declares that it uses it.';
  const lines = clients.map(({ service, access, publishes, consumes }) => {
    const channels = [
      ...(publishes.length > 0 ? [`publishes ${publishes.join(', ')}`] : []),
      ...(consumes.length > 0 ? [`consumes ${consumes.join(', ')}`] : []),
    ];
    return `- ${code(service.name)} ${channels.join('; ') || access}: ${service.does}`;
  });
  return `Services that use it:\n\n${lines.join('\n')}`;
}

const environmentsTable = (name: string, places: readonly Place[]): string =>
  table([
    ['', ...places.map(({ environment }) => environment.name)],
    ['Namespace', ...places.map(({ environment }) => code(environment.namespaces.datastores))],
    ['Application in Argo CD', ...places.map(({ environment }) => code(`${instanceOf(environment)}-${name}`))],
    ['Objects', ...places.map(({ environment }) => `${SETTINGS.output}/${environment.id}/${name}`)],
    ['Instances', ...places.map(({ store }) => instancesInWords(store))],
    ['Volume of each', ...places.map(({ store }) => store.storage)],
    ...LOSSES.map(([of, title]) => [title, ...places.map(({ store }) => lossInWords(lossesOf(store)[of]))]),
    ['Restore drill', ...places.map(({ store: { backup } }) => (backup ? scheduleInWords(backup.drill) : 'none'))],
  ]);

const whereToLook = ({ platform }: Environment, name: string): string =>
  `Alerts and metrics are in Prometheus: ${code(FORWARD_PROMETHEUS)}, then ${ALERTS_PAGE}?search=${name}. Its definition is in \`charts/platforms/${platform.name}/datastores.ts\`; what all may lose is in [recovery](../../recovery.md).`;

function otherEnvironments(name: string, main: Place, others: readonly Place[]): string {
  const these = `The commands below are for ${main.environment.name}, in the cluster of ${code(main.environment.id)}.`;
  const print = others.map(({ environment }) => code(`npm run --silent handbook -- ${environment.id}/${name}`));
  return print.length === 0
    ? these
    : `${these} Print this page with those for another environment: ${print.join(', ')}.`;
}

/** Those of the main environment, and what only others have a need of. */
function sections(name: string, main: Place, others: readonly Place[]): readonly Section[] {
  const all = [...storeSections(main.environment, name, main.store)];
  for (const { environment, store } of others) {
    const known = new Set(all.map(({ title }) => title));
    for (const { title, body } of storeSections(environment, name, store))
      if (!known.has(title))
        all.push({ title, body: `Only in ${environment.name}, which its commands are for.\n\n${body}` });
  }
  return all;
}
