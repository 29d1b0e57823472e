/** Where the mesh reads the name of a host from TLS; on any other port everything is plain TCP to it. */
export const TLS_PORT = 443;

/** A host on the internet that services may reach. */
export interface ExternalHost {
  /** DNS name, without scheme or wildcard. */
  readonly host: string;
  readonly port: number;
  /** What it is for, in a few words. */
  readonly purpose: string;
}
