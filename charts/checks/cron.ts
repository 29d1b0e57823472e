import type { Finding } from '../model/finding';

/** A finding where Kubernetes, or an operator, would read a cron expression in another way, or not at all. */
export function cron(at: string, expression: string): Finding[] {
  const fault = unreadable(expression);
  if (fault) return [{ at, message: `"${expression}" ${fault.why}; ${fault.cure}` }];
  return comes(expression) ? [] : [{ at, message: `"${expression}" never comes; choose a day that its month has` }];
}

/** Numbers, three-letter names, `*`, lists, ranges and steps: the part that all readers of cron agree on. */
const FIELD = /^(?:\*|[0-9]+|[A-Z]{3})(?:-(?:[0-9]+|[A-Z]{3}))?(?:\/[0-9]+)?$/i;

function unreadable(expression: string): { readonly why: string; readonly cure: string } | undefined {
  const fields = expression.trim().split(/\s+/);
  if (fields.length !== 5) {
    return {
      why: `has ${fields.length} ${fields.length === 1 ? 'field' : 'fields'}`,
      cure: 'use the five fields minute, hour, day, month and weekday',
    };
  }
  const strange = fields.find((field) => !field.split(',').every((part) => FIELD.test(part)));
  if (strange !== undefined) {
    return {
      why: `has a field "${strange}" that cron does not know`,
      cure: 'use numbers, "*", lists such as "1,15", ranges such as "1-5" and steps such as "*/10"',
    };
  }
  if (/(?:^|[,-])7/.test(fields[4]!))
    return { why: 'calls Sunday "7", where Kubernetes knows "0" only', cure: 'use "0"' };
  try {
    parse(expression);
    return undefined;
  } catch (error) {
    const { message } = error as Error;
    return {
      why: `cannot be read (${message.replace(/^CronPattern: /, '').replace(/\.$/, '')})`,
      cure: 'use minutes 0 to 59, hours 0 to 23, days 1 to 31, months 1 to 12 and weekdays 0 to 6, ranges from low to high',
    };
  }
}

const comes = (expression: string): boolean => parse(expression).nextRun() !== null;

/** Loaded on use: most environments have few schedules, and other commands none. */
const parse = (expression: string) => {
  const { Cron } = require('croner') as typeof import('croner');
  return new Cron(expression, { mode: '5-part' });
};
