import { OFFSITE_SCHEDULE } from '../model/cluster-backups';
import { environmentsOf } from '../model/environment';
import type { Platform } from '../model/platform';
import { formatSeconds } from '../model/quantity';
import { longestGap } from '../model/stores/copies';
import { LOGICAL_PER_SECOND, PROVISIONING, VOLUME_PER_SECOND } from '../model/stores/restore-time';
import { type Page, pageOf } from './page';
import { recoveryTable } from './recovery-table';

/** `docs/recovery.md`: what each datastore may lose, what it loses by what happens, and how that is shown. */
export const recoveryPage = (platforms: readonly Platform[]): Page =>
  pageOf('recovery.md', 'charts/platforms and charts/handbook/recovery-page.ts', [
    INTRODUCTION,
    ...platforms.flatMap((platform) => [
      `## ${platform.name}`,
      targetsOf(platform),
      recoveryTable(environmentsOf(platform)),
    ]),
  ]);

const targetsOf = ({ recovery }: Platform): string => {
  const targets = Object.entries(recovery).map(([tier, { rto, rpo }]) => `${tier} RTO ${rto}, RPO ${rpo}`);
  return `Targets: ${targets.join('; ')}.`;
};

const MEBIBYTE = 1024 ** 2;

const INTRODUCTION = `# What may be lost, and how soon it is back

Each datastore has a tier, and each tier of a platform a recovery time objective (RTO: from failure to service) and a recovery point
objective (RPO: how old the newest write may be that is lost). Synth refuses a production whose datastores cannot meet their RPO.

## How the figures come about

- **Lost with an instance or its zone** is what a failover costs. Where several instances have a write before its client hears of it, it is
  nothing; where one instance is all there is, it is what a restore loses.
- **Lost by a restore** is what is gone when somebody removed or spoilt data, or all instances are lost: the time between two parts of the log
  that is shipped, or, where copies are all there is, the longest time between two of them, and the time that one takes, reckoned at
  50 MiB a second for a full volume. What is restored to a moment before a mistake also lacks whatever was written after that moment.
- **Lost with the region** is what the bucket off site does not have yet: it is filled every ${formatSeconds(longestGap(OFFSITE_SCHEDULE))}, and the minutes of a run come on top.
- **Messages** of Kafka and RabbitMQ are copied nowhere: a mistake or a lost region takes all that were on their way, and their publishers tell
  again what they keep in a datastore of their own.
- **Restore of a full volume** is reckoned, not measured: ${formatSeconds(PROVISIONING)} until empty instances are there, then ${VOLUME_PER_SECOND / MEBIBYTE} MiB a second, which the class of volumes
  takes, for base copies of PostgreSQL, and ${LOGICAL_PER_SECOND / MEBIBYTE} MiB a second, an assumption, for what is written document by document or key by key (MongoDB,
  Redis). Replaying the log since the copy comes on top; a volume that is half full takes half of it.
- **Restore drills** restore the newest copy beside the datastore, count what is in it (rows, documents, keys) against what is live, and throw
  it away. How long that takes is the Job's own time, which kube-state-metrics exports: an alert tells when it is longer than the RTO, when a drill failed, and
  when the last good one is overdue. Copies are kept for longer than the time between two drills, or synth refuses.
- **Backups that stop** are told of by alerts on the newest copy and on the log that is shipped.
- **Staging and dev** make the same copies and drills, so that these are tried out, with instances too few to promise anything: a platform's
  targets are production's, and their column says "rehearsed".
- Schedules are in UTC.

## What the targets hold for

**RTO** holds for what happens often: a lost instance, node or zone, where another instance takes over within seconds or a minute. It holds for a restore
where the time that is reckoned for a full volume is shorter; where it says "longer than", it does not, once the volume is that full. What shortens it: more
shards, for each is restored by itself, a smaller volume, or what nobody asks for moved elsewhere. Drills measure what it takes on the data that there
is, and their alert tells when that passes the RTO.

**RPO** is what synth holds against what an engine and its copies promise while region and buckets are there. "More than" marks what does not keep it: a
restore of what has no log and few copies, messages and indices that are not copied at all, and a lost region, for which copies every ${formatSeconds(longestGap(OFFSITE_SCHEDULE))} are
too few where minutes are promised. RDS has no copy in another region.

## What was reconciled

- azora's document backs up once a day and may lose an hour: its PostgreSQL ships the write-ahead log, and Redis, which has no followers
  in the document's three nodes, is copied three times an hour.
- educational-platform's document dumps Redis every six hours, more than even its loosest recovery point: followers and the
  append-only file are what meets it, and the dumps are for what a mistake deletes.
- learning-platform's document copies once a day and may lose a day: a copy that takes an hour would miss that by an hour, so logs are shipped.
- edtech-assistant's and scalable-aws's documents name no targets: those in the definitions are ours, with their reasons there.`;
