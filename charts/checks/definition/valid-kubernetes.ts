import type { Check } from '../check';

/**
 * Pods rely on what Kubernetes has since 1.30: `sleep` as a preStop action without a shell
 * (KEP-3960), and sidecars that start before and stop after their container (KEP-753, since 1.29).
 */
export const validKubernetes: Check = ({ kubernetes }) => {
  const minor = /^1\.([1-9]\d*)$/.exec(kubernetes)?.[1];
  if (minor === undefined) {
    return [{ at: 'kubernetes', message: `"${kubernetes}" is no minor version; write it like "1.34"` }];
  }
  return Number(minor) >= OLDEST
    ? []
    : [
        {
          at: 'kubernetes',
          message: `"${kubernetes}" has no preStop "sleep" and no sidecar containers; use "1.${OLDEST}" or later`,
        },
      ];
};

const OLDEST = 30;
