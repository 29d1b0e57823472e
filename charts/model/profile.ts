import type { Scale } from './scale';

/** How environments of one kind differ from production, the same for all platforms. */
export interface Profile {
  readonly logLevel: 'info' | 'debug';
  /** Replicas here, from those of production. */
  readonly scale: (production: Scale) => Pick<Scale, 'min' | 'max'>;
  /** Whether a pod waits for room in its zone or takes another. */
  readonly zoneSpread: 'DoNotSchedule' | 'ScheduleAnyway';
  /** Whether load balancers, whose addresses the world knows, refuse to be deleted until that is lifted by hand. */
  readonly deletion: 'protected' | 'free';
  /** What becomes of a domain's record when nothing asks for it any more. */
  readonly staleRecords: 'keep' | 'remove';
  /**
   * `promised`: datastores can meet the recovery point of their tier, or synth refuses. `rehearsed`: the same copies and
   * drills, so that they are tried out, on instances too few to promise anything: a platform's targets are production's.
   */
  readonly recovery: 'promised' | 'rehearsed';
  /** What developers may do beyond looking. */
  readonly developers: 'look' | 'debug';
}
