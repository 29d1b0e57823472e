/** `2026-11-21`, in UTC. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** The day by which sealed values must be replaced, such as `2027-02-19`; `rotation` is that of its definition. */
export function rotationDay(sealedOn: string, rotation: string): string {
  const day = new Date(`${sealedOn}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + Number.parseInt(rotation, 10));
  return dayOf(day);
}
