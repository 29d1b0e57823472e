import type { Manifest } from '../../model/manifest';

/** A rule on one rendered object: what is there and what would put it right, for each fault. */
export type ManifestCheck = (manifest: Manifest) => readonly string[];
