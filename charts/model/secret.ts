/** Values that Git must not hold, which a service of the platform gets as environment variables. */
export interface SecretInput {
  /** What it is for, in a few words. */
  readonly purpose: string;
  /** Names of its values, which are the environment variables too. */
  readonly keys: readonly string[];
  /** How long its values may stay the same, in days: `90d`. */
  readonly rotation: string;
}

/** Where the values of an environment's secrets come from. */
export type SecretStore =
  | { readonly kind: 'aws-secrets-manager' }
  /** Encrypted for the cluster's own key, and kept in Git. */
  | { readonly kind: 'sealed'; readonly sealed: Sealed };

/** What `npm run seal` keeps of an environment: readable by everyone, opened by the cluster's controller alone. */
export interface Sealed {
  /** The certificate (PEM) that values were last encrypted for. */
  readonly certificate?: string;
  /** By namespace and name, as `azora-production/payment-provider`. */
  readonly secrets: Readonly<Record<string, SealedSecretValues>>;
}

export interface SealedSecretValues {
  /** Day of sealing, such as `2026-11-21`. */
  readonly sealedOn: string;
  /** Ciphertext by key. */
  readonly encryptedData: Readonly<Record<string, string>>;
}
