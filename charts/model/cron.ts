/** When a cron schedule comes: the minutes of a day, in order, and the days. */
export interface Times {
  readonly minutes: readonly number[];
  readonly isDay: (day: Date) => boolean;
}

/**
 * Times of five fields as Kubernetes reads them; undefined for what it would not read. Whether a schedule can be read is
 * `valid-schedule`'s to tell, by a library that takes too long to ask for every run of a year.
 */
export function timesOf(schedule: string): Times | undefined {
  const texts = schedule.trim().split(/\s+/);
  const fields = FIELDS.map((field, at) => valuesOf(texts[at] ?? '', field));
  if (texts.length !== FIELDS.length || !fields.every((values) => values !== undefined)) return undefined;
  const [minutes, hours, dates, months, weekdays] = fields as [Values, Values, Values, Values, Values];
  // Where both are restricted, one of them is enough.
  const either = !texts[2]!.startsWith('*') && !texts[4]!.startsWith('*');
  return {
    minutes: [...hours].flatMap((hour) => [...minutes].map((minute) => hour * 60 + minute)).sort((a, b) => a - b),
    isDay: (day) => {
      const [date, weekday] = [dates.has(day.getUTCDate()), weekdays.has(day.getUTCDay())];
      return months.has(day.getUTCMonth() + 1) && (either ? date || weekday : date && weekday);
    },
  };
}

type Values = ReadonlySet<number>;

interface Field {
  readonly lowest: number;
  readonly highest: number;
  /** Of its values, from the lowest on. */
  readonly names?: readonly string[];
}

const FIELDS: readonly Field[] = [
  { lowest: 0, highest: 59 },
  { lowest: 0, highest: 23 },
  { lowest: 1, highest: 31 },
  { lowest: 1, highest: 12, names: 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ') },
  { lowest: 0, highest: 6, names: 'SUN MON TUE WED THU FRI SAT'.split(' ') },
];

/** `*`, `5`, `MON-FRI`, with a step or without, and lists of them. */
const PART = /^(?:(\*)|(\w+)(?:-(\w+))?)(?:\/([1-9]\d*))?$/;

function valuesOf(text: string, field: Field): Values | undefined {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [found, all, first = '', last, step] = PART.exec(part) ?? [];
    const from = all ? field.lowest : numberOf(first, field);
    // `5/15` goes on to the end, `5` does not.
    const to = last !== undefined ? numberOf(last, field) : all || step ? field.highest : from;
    if (found === undefined || !(from >= field.lowest && from <= to && to <= field.highest)) return undefined;
    for (let value = from; value <= to; value += Number(step ?? 1)) values.add(value);
  }
  return values;
}

function numberOf(text: string, { lowest, names = [] }: Field): number {
  if (/^\d+$/.test(text)) return Number(text);
  const at = names.indexOf(text.toUpperCase());
  return at < 0 ? Number.NaN : lowest + at;
}
