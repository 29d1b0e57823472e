/**
 * The order in which an empty cluster comes up; each phase waits until the one before is healthy.
 * The steps of ten leave room for services that come after others.
 */
const PHASES = {
  namespaces: 0,
  definitions: 10,
  operators: 20,
  mesh: 30,
  stores: 40,
  services: 50,
  edge: 80,
  observability: 90,
} as const;

export type Phase = keyof typeof PHASES;

/** The sync wave of a phase; `step` orders what is in it. */
export const waveOf = (phase: Phase, step = 0): string => String(PHASES[phase] + step);
