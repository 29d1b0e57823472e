import type { Environment } from '../../model/environment';
import type { Finding } from '../../model/finding';
import type { ScheduledLoad } from '../../model/scale';
import type { Check } from '../check';
import { cron } from '../cron';

/** Times of known load, of backups and of restore drills are cron expressions as Kubernetes and the operators read them. */
export const validSchedule: Check = (environment) => [
  ...environment.services.flatMap(({ name, scale: { schedule = [] } }) =>
    schedule.flatMap((load) => scheduledLoad(`services.${name}.scale.schedule.${load.name}`, load)),
  ),
  ...backups(environment),
];

const scheduledLoad = (at: string, { timezone, start, end }: ScheduledLoad): Finding[] => [
  ...zone(`${at}.timezone`, timezone),
  ...cron(`${at}.start`, start),
  ...cron(`${at}.end`, end),
  ...(start === end ? [{ at, message: `"${start}" is both start and end; let it end later than it starts` }] : []),
];

const backups = ({ datastores }: Environment): Finding[] =>
  [...datastores].flatMap(([name, { backup }]) =>
    backup
      ? [
          ...backup.full.flatMap(({ schedule }, index) =>
            cron(`datastores.${name}.backup.full[${index}].schedule`, schedule),
          ),
          ...cron(`datastores.${name}.backup.drill`, backup.drill),
        ]
      : [],
  );

const zone = (at: string, timezone: string): Finding[] =>
  isZone(timezone)
    ? []
    : [{ at, message: `"${timezone}" is no time zone; name one of the IANA database, such as "Europe/Berlin"` }];

/** The list is quick to read and lacks second names such as `UTC` and `Asia/Kolkata`, which a formatter knows. */
function isZone(timezone: string): boolean {
  if (Intl.supportedValuesOf('timeZone').includes(timezone)) return true;
  // `+02:00` formats as well, but has no summer time.
  if (!/^[A-Z]/.test(timezone)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: timezone }));
  } catch {
    return false;
  }
}
