import type { Finding } from '../model/finding';
import { bytes, millicores } from '../model/quantity';
import type { Amounts, Resources } from '../model/resources';

/** Findings where Kubernetes would not read an amount, where one is nothing, or where a request is above its limit. */
export function badResources(at: string, { requests, limits }: Resources): Finding[] {
  const unreadable = [...badAmounts(`${at}.requests`, requests), ...badAmounts(`${at}.limits`, limits)];
  if (unreadable.length > 0) return unreadable;
  return PARTS.filter(({ name, parse }) => parse(requests[name])! > parse(limits[name])!).map(({ name }) => ({
    at: `${at}.requests.${name}`,
    message: `"${requests[name]}" is above the limit "${limits[name]}"; lower the request or raise the limit`,
  }));
}

export const badAmounts = (at: string, amounts: Amounts): Finding[] =>
  PARTS.filter(({ name, parse }) => !parse(amounts[name])).map(({ name, like }) => ({
    at: `${at}.${name}`,
    message: `"${amounts[name]}" is no amount of ${name}; write it like ${like}`,
  }));

const PARTS = [
  { name: 'cpu', parse: millicores, like: '"250m" or "2"' },
  { name: 'memory', parse: bytes, like: '"256Mi" or "2Gi"' },
] as const;
