import { isPinned, tagOf } from '../../model/image';
import type { ManifestCheck } from './manifest-check';
import { containersOf, podOf } from './pods';

/** A tag can be moved; a digest is what was tested. */
export const requirePinnedImages: ManifestCheck = (manifest) => {
  const pod = podOf(manifest);
  if (!pod) return [];
  return containersOf(pod)
    .filter(({ image = '' }) => !isPinned(image) || tagOf(image) === 'latest')
    .map(
      ({ name, image = '' }) =>
        `container "${name}" runs "${image}"; name a version and its digest, as in "name:1.2.3@sha256:..."`,
    );
};
