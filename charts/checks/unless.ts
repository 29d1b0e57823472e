import type { Finding } from '../model/finding';

/** A finding where something does not hold. */
export const unless = (holds: boolean, at: string, message: string): Finding[] => (holds ? [] : [{ at, message }]);
