import type { Datastore } from '../../model/datastore';
import type { Finding } from '../../model/finding';
import { formatSeconds, seconds } from '../../model/quantity';
import { worstLoss } from '../../model/stores/worst-loss';
import type { Check } from '../check';

/**
 * E-51: at the worst, a datastore loses no more than its tier may. Where copies are all there is, that is the longest time
 * between two of them and the time that one takes.
 */
export const requireRecoveryPoint: Check = ({ datastores, platform, profile }) =>
  profile.recovery === 'rehearsed'
    ? []
    : [...datastores].flatMap(([name, store]) => {
        const { rpo } = platform.recovery[store.tier];
        return finding(store, `"${rpo}" that ${platform.name} may lose of tier "${store.tier}"`, seconds(rpo)).map(
          ({ at, message }) => ({ at: `datastores.${name}.${at}`, message }),
        );
      });

/** @param most in seconds; what cannot be read is another rule's finding, as are schedules */
function finding(store: Datastore, bound: string, most: number | undefined): Finding[] {
  const broker = BROKERS[store.engine];
  // What keeps data and is not copied says why it may be lost, or is a finding of `require-backup`.
  if (!broker && !store.backup) return [];
  const loss = worstLoss(store);
  if (most === undefined || Number.isNaN(loss.seconds) || loss.seconds <= most) return [];
  if (loss.seconds === Number.POSITIVE_INFINITY) {
    if (!broker) return [];
    return [
      {
        at: broker.at,
        message: `"everything" may be lost (${loss.because}), which is more than the ${bound}; ${broker.cure}`,
      },
    ];
  }
  if (loss.since !== 'copy') {
    return [
      {
        at: 'backup.continuous.every',
        message: `"${formatSeconds(loss.seconds)}" may be lost (${loss.because}), which is more than the ${bound}; lower it`,
      },
    ];
  }
  const between = formatSeconds(loss.seconds - loss.copying);
  const copying = `and one of ${store.storage} takes ${formatSeconds(loss.copying)}`;
  return [
    {
      at: 'backup',
      message: `"${between}" between copies (${loss.because}, ${copying}) is more than the ${bound}; ${CURE[store.engine]}copy more often`,
    },
  ];
}

/** What loses less than copies alone do. */
const CURE: Readonly<Record<Datastore['engine'], string>> = {
  postgres: "archive the log continuously (continuous: { log: 'wal', every: '5m' }), or ",
  rds: "archive the log continuously (continuous: { log: 'wal', every: '5m' }), or ",
  mongodb: "store the log continuously (continuous: { log: 'oplog', every: '5m' }), or ",
  redis: "give leaders followers (more instances than leaders, persistence: ['aof']), or ",
  kafka: '',
  rabbitmq: '',
  elasticsearch: '',
};

/** Where engines without backups say how many have what is written, and with how many it is not lost. */
const BROKERS: Readonly<Partial<Record<Datastore['engine'], { readonly at: string; readonly cure: string }>>> = {
  kafka: { at: 'replication.minInSync', cure: 'have two brokers confirm each message (minInSync: 2)' },
  rabbitmq: { at: 'instances', cure: 'use 3 instances' },
};
