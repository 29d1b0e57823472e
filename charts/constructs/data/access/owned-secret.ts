interface OwnedSecret {
  readonly type: 'Opaque' | 'kubernetes.io/basic-auth' | 'kubernetes.io/tls';
  readonly labels: Readonly<Record<string, string>>;
  /** Replaces what was fetched. */
  readonly data?: Readonly<Record<string, string>>;
}

/**
 * The Secret that an ExternalSecret makes: pods keep what they have when its source is gone.
 *
 * Fields with defaults are spelt out as the API server and the controller write them, or Argo CD would see a difference.
 */
export const ownedSecret = (name: string, { type, labels, data }: OwnedSecret) => ({
  name,
  creationPolicy: 'Owner' as const,
  deletionPolicy: 'Retain' as const,
  template: {
    type,
    engineVersion: 'v2' as const,
    mergePolicy: 'Replace' as const,
    metadata: { labels },
    ...(data && { data }),
  },
});
