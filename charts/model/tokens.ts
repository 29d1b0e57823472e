/** Tokens (JWT) that requests of people who have signed in carry: who issues them, and the keys to check them with. */
export interface Tokens {
  /** URL; the `iss` of a token must be it to the letter. */
  readonly issuer: string;
  /** One of them must be among the `aud` of a token. */
  readonly audiences: readonly string[];
  /** URL of the public keys (JWKS), which the mesh's control plane reads every 20 minutes. */
  readonly keys: string;
}
