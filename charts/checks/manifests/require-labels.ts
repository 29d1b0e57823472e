import { REQUIRED_LABELS } from '../../model/labels';
import type { ManifestCheck } from './manifest-check';

/** Every object says whose it is, or its cost belongs to nobody. */
export const requireLabels: ManifestCheck = ({ metadata }) => {
  const missing = REQUIRED_LABELS.filter((label) => !metadata.labels?.[label]);
  return missing.length === 0
    ? []
    : [
        `has no label ${missing.map((label) => `"${label}"`).join(', ')}; take serviceLabels or environmentLabels for its chart`,
      ];
};
