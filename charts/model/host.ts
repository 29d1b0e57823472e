/** A host on the internet that services may reach. */
export interface ExternalHost {
  /** DNS name, without scheme or wildcard. */
  readonly host: string;
  readonly port: number;
  /** What it is for, in a few words. */
  readonly purpose: string;
}
