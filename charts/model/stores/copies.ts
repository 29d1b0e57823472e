import { timesOf } from '../cron';
import type { Backup } from '../datastore';
import { quoted } from '../names';
import { DAY } from '../quantity';
import type { Loss } from './engine';

/** Loss where only complete copies are made: the longest time between two of them. How long one takes comes on top. */
export function gapOf(backup: Backup | undefined): Loss {
  const schedules = (backup?.full ?? []).map(({ schedule }) => schedule);
  if (schedules.length === 0) return { seconds: Number.POSITIVE_INFINITY, because: 'nothing is copied' };
  const gap = Math.min(...schedules.map(longestGap));
  return { seconds: gap, because: `copies are made at ${quoted(schedules)}`, since: 'copy' };
}

/** Longest time between two runs of a cron schedule, in seconds; infinite where it cannot be read or never comes. */
export function longestGap(schedule: string): number {
  const known = gaps.get(schedule) ?? gapIn(schedule);
  gaps.set(schedule, known);
  return known;
}

/** Eight years of days are looked at for each: the dozen schedules of all platforms are asked for again and again. */
const gaps = new Map<string, number>();

function gapIn(schedule: string): number {
  const { minutes, isDay } = timesOf(schedule) ?? { minutes: [], isDay: () => false };
  const first = minutes[0] ?? 0;
  const last = minutes.at(-1) ?? 0;
  const withinDays = minutes.slice(1).map((minute, at) => minute - minutes[at]!);
  const days = Array.from({ length: DAYS }, (_, day) => day).filter((day) => isDay(new Date(START + day * DAY_MS)));
  const betweenDays = days.slice(1).map((day, at) => (day - days[at]!) * 24 * 60 - last + first);
  return betweenDays.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...withinDays, ...betweenDays) * 60;
}

/** The most runs of a cron schedule in a span of that many seconds, in whole days: as many copies are to be kept; 1 where it cannot be read. */
export function runsWithin(schedule: string, span: number): number {
  const { minutes, isDay } = timesOf(schedule) ?? { minutes: [], isDay: () => false };
  const days = Array.from({ length: Math.ceil((span * 1000) / DAY_MS) }, (_, day) => new Date(START + day * DAY_MS));
  return Math.max(1, days.filter(isDay).length * minutes.length);
}

/** In milliseconds, as dates count. */
const DAY_MS = 1000 * DAY;

/** A fixed day, so that the same definition gives the same figure whenever it is rendered. */
const START = Date.UTC(2026, 0, 1);

/** Eight years: every gap of what comes each year, and of the 29th of February too. */
const DAYS = 2 * 1461 + 1;
