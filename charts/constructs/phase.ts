import { Refusal } from '../model/finding';

/**
 * The order in which an empty cluster comes up; each phase waits until the one before is healthy.
 * The steps of ten leave room for services that come after others.
 */
const PHASES = {
  namespaces: 0,
  definitions: 10,
  operators: 20,
  /** Controllers whose charts hold certificates, once there is somebody to issue them. */
  certified: 25,
  mesh: 30,
  secrets: 35,
  stores: 40,
  services: 50,
  edge: 80,
  observability: 90,
} as const;

export type Phase = keyof typeof PHASES;

/** Steps that a phase has room for before the next one begins; the services' phase has most. */
const STEPS = 30;

/**
 * The sync wave of a phase; `step` orders what is in it.
 * @throws Refusal when there are more steps than the phase has room for
 */
export function waveOf(phase: Phase, step = 0): string {
  if (step < STEPS) return String(PHASES[phase] + step);
  throw new Refusal([
    `Cannot order ${phase}: ${step} come one after the other, of at most ${STEPS - 1}; let some start side by side`,
  ]);
}
