import type { ManifestCheck } from './manifest-check';

/** What is in Git is read by everyone who reads Git. */
export const banPlainSecrets: ManifestCheck = ({ kind }) =>
  kind === 'Secret' ? ['a Secret would be readable in Git; use a SealedSecret or an ExternalSecret'] : [];
