import type { Backup, Datastore } from '../model/datastore';
import { formatSeconds } from '../model/quantity';
import type { Loss } from '../model/stores/engine';
import type { Losses } from '../model/stores/losses';
import type { CopiedLoss } from '../model/stores/worst-loss';

const ENGINES: Readonly<Record<Datastore['engine'], string>> = {
  postgres: 'PostgreSQL',
  mongodb: 'MongoDB',
  redis: 'Redis',
  kafka: 'Kafka',
  rabbitmq: 'RabbitMQ',
  elasticsearch: 'Elasticsearch',
  rds: 'PostgreSQL on RDS',
};

/** `PostgreSQL 17`. */
export const engineInWords = ({ engine, version }: Datastore): string => `${ENGINES[engine]} ${version}`;

/** `2 shards of 3`, `3 that lead and 3 that follow`, `db.t3.small in two zones`. */
export function instancesInWords(store: Datastore): string {
  if (store.engine === 'rds') return `${store.instanceClass} in ${store.multiZone ? 'two zones' : 'one zone'}`;
  if ('shards' in store && (store.shards ?? 1) > 1) return `${store.shards} shards of ${store.instances}`;
  if (store.engine === 'redis' && store.mode === 'cluster') {
    const { instances, leaders = instances } = store;
    return leaders === instances
      ? `${leaders} that lead`
      : `${leaders} that lead and ${instances - leaders} that follow`;
  }
  return String(store.instances);
}

/** `5m: the write-ahead log is archived every 5m`. */
export function lossInWords({ seconds, because, since, copying = 0 }: Loss & Partial<CopiedLoss>): string {
  if (seconds === Number.POSITIVE_INFINITY) return `everything: ${because}`;
  const most = seconds === 0 ? 'nothing' : formatSeconds(seconds);
  return since === 'copy'
    ? `${most}: ${because}, and one takes up to ${formatSeconds(copying)}`
    : `${most}: ${because}`;
}

/** Headings of what is lost, by what happens. */
export const LOSSES: readonly (readonly [of: keyof Losses, title: string])[] = [
  ['instance', 'Lost with an instance or its zone'],
  ['mistake', 'Lost by a restore (a mistake)'],
  ['region', 'Lost with the region'],
];

/** `log (wal) every 5m; base daily at 02:00`. */
export function backupInWords({ continuous, full }: Backup): string {
  const copies = full.map(({ method, schedule }) => `${method} ${scheduleInWords(schedule)}`);
  // The append-only file of Redis lies beside its data: it is no copy.
  const log = continuous && continuous.log !== 'aof' ? [`log (${continuous.log}) every ${continuous.every}`] : [];
  return [...log, ...copies].join('; ');
}

/** `daily at 02:00`, `Sundays at 04:00`, `every 20 minutes`; what is rarer, as it is written. */
export function scheduleInWords(schedule: string): string {
  const [minute = '', hour = '', ...days] = schedule.split(' ');
  const step = (field: string) => /^\*\/(\d+)$/.exec(field)?.[1];
  if (days.join(' ') === '* * *') {
    if (step(minute) && hour === '*') return `every ${step(minute)} minutes`;
    if (/^\d+$/.test(minute) && step(hour)) return `every ${step(hour)} hours from ${time('0', minute)}`;
  }
  const day = days.join(' ') === '* * *' ? 'daily' : WEEKDAYS[/^\* \* ([0-6])$/.exec(days.join(' '))?.[1] ?? ''];
  return day && /^\d+ \d+$/.test(`${minute} ${hour}`) ? `${day} at ${time(hour, minute)}` : `at "${schedule}"`;
}

const time = (hour: string, minute: string): string => `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;

const WEEKDAYS: Readonly<Record<string, string>> = {
  0: 'Sundays',
  1: 'Mondays',
  2: 'Tuesdays',
  3: 'Wednesdays',
  4: 'Thursdays',
  5: 'Fridays',
  6: 'Saturdays',
};
