import { banPlainSecrets } from './ban-plain-secrets';
import type { ManifestCheck } from './manifest-check';
import { requireContainerResources } from './require-container-resources';
import { requireKeptData } from './require-kept-data';
import { requireLabels } from './require-labels';
import { requirePinnedImages } from './require-pinned-images';
import { requireRestrictedPods } from './require-restricted-pods';

/** Every rule on rendered objects. */
export const MANIFEST_CHECKS: readonly ManifestCheck[] = [
  banPlainSecrets,
  requireContainerResources,
  requireKeptData,
  requireLabels,
  requirePinnedImages,
  requireRestrictedPods,
];
