import { quotaRooms, type Room } from '../../model/capacity';
import type { Check } from '../check';
import { arithmeticOf } from '../phrases';

/** C-21: whatever the autoscalers do and whatever is rolled out, no quota refuses a pod. */
export const requireQuotaRoom: Check = (environment) =>
  quotaRooms(environment)
    .filter(({ fits }) => !fits)
    .map((room) => ({ at: room.at, message: `${tooSmall(room)}\n${arithmeticOf(room)}` }));

const tooSmall = ({ at, there, taken }: Room): string =>
  `"${there}" is less than the "${taken}" that everything takes at its maximum; ${/\.(cpu|memory)$/.test(at) ? AMOUNTS : COUNTS}`;

const AMOUNTS = 'raise it, lower max or surge, or shrink resources or proxy';
const COUNTS = 'raise it';
