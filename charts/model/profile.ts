import type { Scale } from './scale';

/** How environments of one kind differ from production, the same for all platforms. */
export interface Profile {
  readonly logLevel: 'info' | 'debug';
  /** Replicas here, from those of production. */
  readonly scale: (production: Scale) => Pick<Scale, 'min' | 'max'>;
  /** Whether a pod waits for room in its zone or takes another. */
  readonly zoneSpread: 'DoNotSchedule' | 'ScheduleAnyway';
  /** What developers may do beyond looking. */
  readonly developers: 'look' | 'debug';
}
