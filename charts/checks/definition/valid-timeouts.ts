import type { Finding } from '../../model/finding';
import { seconds } from '../../model/quantity';
import type { Service } from '../../model/service';
import { READ_ATTEMPTS } from '../../model/service';
import type { Check } from '../check';

/** A time limit that the mesh can read, and within which the slowest answer that the objective allows arrives. */
export const validTimeouts: Check = ({ services }) =>
  services.flatMap((service) => [...unread(service), ...tooShort(service)]);

const unread = ({ name, timeout }: Service): Finding[] =>
  /^\d+(?:\.\d+)?(?:ms|s|m|h)$/.test(timeout) && seconds(timeout)! > 0
    ? []
    : [
        {
          at: `services.${name}.timeout`,
          message: `"${timeout}" is no time limit; write a number above 0 and one of ms, s, m and h, such as "15s"`,
        },
      ];

function tooShort({ name, timeout, objective, calls }: Service): Finding[] {
  const [limit, within] = [milliseconds(timeout), milliseconds(objective?.latency.within ?? '')];
  // Of a service that calls others a read is not given up to be tried elsewhere: it tries again itself.
  const attempts = calls.length > 0 ? 1 : READ_ATTEMPTS;
  if (!limit || !within || within * attempts < limit) return [];
  return [
    {
      at: `services.${name}.timeout`,
      message: `"${timeout}" for ${attempts === 1 ? 'one attempt' : `${attempts} attempts`} cuts a read off after ${Math.round(limit / attempts)}ms, where its objective still waits "${objective!.latency.within}"; use more than ${within * attempts}ms`,
    },
  ];
}

const milliseconds = (duration: string): number => Math.round((seconds(duration) ?? 0) * 1000);
