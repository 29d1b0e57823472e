import type { Finding } from '../model/finding';

/** A finding where a number is not whole, or below `lowest` or above `highest`. */
export function badWhole(at: string, value: number, lowest: number, highest = Number.POSITIVE_INFINITY): Finding[] {
  if (Number.isInteger(value) && value >= lowest && value <= highest) return [];
  const bounds = highest === Number.POSITIVE_INFINITY ? `from ${lowest}` : `from ${lowest} to ${highest}`;
  return [{ at, message: `"${value}" is out of bounds; use a whole number ${bounds}` }];
}
