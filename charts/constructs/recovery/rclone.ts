import type { Resources } from '../../model/resources';

/** How rclone copies between buckets: the provider carries the bytes where it can, and says every minute how far it is. */
export const COPY = [
  '--server-side-across-configs',
  '--transfers=16',
  '--checkers=32',
  '--stats=1m',
  '--stats-one-line',
  '--log-level=INFO',
] as const;

/** A kilobyte for each of some hundred thousand objects that it lists, and what passes through where the provider does not carry it. */
export const COPYING: Resources = {
  requests: { cpu: '100m', memory: '256Mi' },
  limits: { cpu: '1', memory: '1Gi' },
};
