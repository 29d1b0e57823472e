import { type Datastore, reasonToLose } from '../model/datastore';
import type { Environment } from '../model/environment';
import { formatSeconds, seconds } from '../model/quantity';
import { runbookOf } from '../model/runbooks';
import { lossesOf } from '../model/stores/losses';
import { restoreTimeOf } from '../model/stores/restore-time';
import { table } from './markdown';
import { backupInWords, engineInWords, instancesInWords, LOSSES, lossInWords, scheduleInWords } from './words';

/** A row for each datastore in each environment, those of one datastore together. */
export function recoveryTable(environments: readonly Environment[]): string {
  const names = [...new Set(environments.flatMap(({ datastores }) => [...datastores.keys()]))];
  return table([
    COLUMNS,
    ...names.flatMap((name) =>
      environments.flatMap((environment) => {
        const store = environment.datastores.get(name);
        return store ? [rowOf(environment, name, store)] : [];
      }),
    ),
  ]);
}

const COLUMNS = [
  'Datastore',
  'Environment',
  'Engine',
  'Instances',
  'Volume of each',
  'Backup',
  'Kept',
  ...LOSSES.map(([, title]) => title),
  'RPO',
  'Restore of a full volume',
  'RTO',
  'Restore drill',
];

function rowOf({ name: environment, platform, profile }: Environment, name: string, store: Datastore): string[] {
  const { backup, tier } = store;
  const { rpo, rto } = platform.recovery[tier];
  const promised = (target: string) => (profile.recovery === 'promised' ? target : 'rehearsed');
  const losses = lossesOf(store);
  const restored = restoreTimeOf(store);
  /** What does not keep its target says so. */
  const marked = (words: string, value: number, target: string, than: 'more' | 'longer') =>
    profile.recovery === 'promised' && value > seconds(target)!
      ? `**${than} than ${target}** ([why](#what-the-targets-hold-for)): ${words}`
      : words;
  return [
    `[${name}](${runbookOf(platform.name, name).replace(/^docs\//, '')})`,
    environment,
    engineInWords(store),
    instancesInWords(store),
    store.storage,
    backup ? backupInWords(backup) : withoutBackup(store),
    backup ? [backup.keep, ...(backup.archive ? [`archive ${backup.archive}`] : [])].join(', ') : '-',
    ...LOSSES.map(([of]) => marked(lossInWords(losses[of]), losses[of].seconds, rpo, 'more')),
    promised(`${rpo} (${tier})`),
    restored === undefined ? noRestore(store) : marked(formatSeconds(restored), restored, rto, 'longer'),
    promised(rto),
    backup ? scheduleInWords(backup.drill) : '-',
  ];
}

const noRestore = ({ engine }: Datastore): string =>
  engine === 'rds' ? "at AWS's own pace, which the drill measures" : 'nothing to restore: it begins empty';

function withoutBackup(store: Datastore): string {
  const reason = reasonToLose(store);
  return reason === undefined ? 'none' : `may be lost: ${reason}`;
}
