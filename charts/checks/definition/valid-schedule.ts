import type { Environment } from '../../model/environment';
import type { Finding } from '../../model/finding';
import type { ScheduledLoad } from '../../model/scale';
import type { Check } from '../check';

/** Times of known load and of backups are cron expressions as Kubernetes and the operators read them. */
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
    (backup?.full ?? []).flatMap(({ method, schedule }) => cron(`datastores.${name}.backup.full.${method}`, schedule)),
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

function cron(at: string, expression: string): Finding[] {
  const why = unreadable(expression);
  if (why) return [{ at, message: `"${expression}" ${why}; use the five fields minute, hour, day, month and weekday` }];
  return comes(expression) ? [] : [{ at, message: `"${expression}" never comes; choose a day that its month has` }];
}

/** Numbers, three-letter names, `*`, lists, ranges and steps: the part that all readers of cron agree on. */
const FIELD = /^(?:\*|[0-9]+|[A-Z]{3})(?:-(?:[0-9]+|[A-Z]{3}))?(?:\/[0-9]+)?$/i;

function unreadable(expression: string): string | undefined {
  const fields = expression.trim().split(/\s+/);
  if (fields.length !== 5) return `has ${fields.length} ${fields.length === 1 ? 'field' : 'fields'}`;
  const strange = fields.find((field) => !field.split(',').every((part) => FIELD.test(part)));
  if (strange !== undefined) return `has a field "${strange}" that cron does not know`;
  if (/(?:^|[,-])7/.test(fields[4]!)) return 'calls Sunday "7", where Kubernetes knows "0" only';
  try {
    parse(expression);
    return undefined;
  } catch (error) {
    return `cannot be read (${(error as Error).message.replace(/^CronPattern: /, '').replace(/\.$/, '')})`;
  }
}

const comes = (expression: string): boolean => parse(expression).nextRun() !== null;

/** Loaded on use: most environments have few schedules, and other commands none. */
const parse = (expression: string) => {
  const { Cron } = require('croner') as typeof import('croner');
  return new Cron(expression, { mode: '5-part' });
};
