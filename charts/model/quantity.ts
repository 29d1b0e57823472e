const CPU = /^(\d+(?:\.\d{1,3})?)(m?)$/;
const BYTES = /^(\d+(?:\.\d+)?)(Ki|Mi|Gi|Ti|k|M|G|T)?$/;
const FACTOR: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 1024,
  Mi: 1024 ** 2,
  Gi: 1024 ** 3,
  Ti: 1024 ** 4,
};

/** In bytes. */
export const MEBIBYTE = 1024 ** 2;
export const GIBIBYTE = 1024 ** 3;

/** In seconds. */
export const DAY = 86_400;

/** Millicores of `250m`, `2` or `0.5`; undefined for what Kubernetes would not read as CPU. */
export function millicores(cpu: string): number | undefined {
  const [, amount, milli] = CPU.exec(cpu) ?? [];
  if (amount === undefined) return undefined;
  const value = milli ? Number(amount) : Math.round(Number(amount) * 1000);
  return Number.isInteger(value) ? value : undefined;
}

/** Bytes of `256Mi`, `1.5Gi` or `100G`; undefined for what Kubernetes would not read as a size. */
export function bytes(size: string): number | undefined {
  const [, amount, unit = ''] = BYTES.exec(size) ?? [];
  return amount === undefined ? undefined : Math.round(Number(amount) * FACTOR[unit]!);
}

/** CPU as the API server stores it, so that Argo CD sees no difference: `2`, `250m`. */
export function formatCpu(milli: number): string {
  return milli % 1000 === 0 ? String(milli / 1000) : `${milli}m`;
}

/** A size in the largest binary unit that holds it exactly: `1Gi`, `1536Mi`. */
export function formatBytes(size: number): string {
  const unit = ['Ti', 'Gi', 'Mi', 'Ki'].find((candidate) => size > 0 && size % FACTOR[candidate]! === 0) ?? '';
  return `${size / FACTOR[unit]!}${unit}`;
}

/** `24h7m`, `7d`, `45s`: a duration in its two largest units, days only from two on. */
export function formatSeconds(duration: number): string {
  let rest = Math.round(duration);
  const parts = UNITS.filter(([unit]) => unit !== 'd' || duration >= 2 * DAY).flatMap(([unit, size]) => {
    const amount = Math.floor(rest / size);
    rest -= amount * size;
    return amount > 0 ? [`${amount}${unit}`] : [];
  });
  return parts.slice(0, 2).join('') || '0s';
}

const UNITS: readonly [unit: string, seconds: number][] = [
  ['d', DAY],
  ['h', 3600],
  ['m', 60],
  ['s', 1],
];

/** Seconds of `250ms`, `30s`, `15m`, `4h` or `30d`; undefined for anything else. */
export function seconds(duration: string): number | undefined {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(duration) ?? [];
  return unit === undefined
    ? undefined
    : (Number(amount) * { ms: 1, s: 1e3, m: 6e4, h: 3.6e6, d: 8.64e7 }[unit]!) / 1e3;
}
