import { seconds } from '../../../model/quantity';
import { DRILL } from '../../../model/stores/drill';

/**
 * How long a drill waits for its copy, in seconds: four times the recovery time, an hour at least, and an hour less than
 * its Job may take at most, so that it ends by itself, with its log, and has time to take the copy away.
 */
export const patienceOf = (rto: string): number => Math.min(DRILL.deadline - HOUR, Math.max(HOUR, 4 * seconds(rto)!));

const HOUR = 3600;
