/** How much it matters: decides priority in the scheduler and how fast it must be back. */
export type Tier = 'critical' | 'standard' | 'batch';

/** What may be lost and how long recovery may take, as durations such as `15m`. */
export interface Recovery {
  /** Recovery time objective: from failure to service. */
  readonly rto: string;
  /** Recovery point objective: the newest writes that may be lost. */
  readonly rpo: string;
}
