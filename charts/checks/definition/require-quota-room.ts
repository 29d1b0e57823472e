import { quotaRooms, type Room } from '../../model/capacity';
import type { Check } from '../check';
import { arithmeticOf } from '../phrases';

/** C-21: whatever the autoscalers do and whatever is rolled out, no quota refuses a pod. */
export const requireQuotaRoom: Check = (environment) =>
  quotaRooms(environment)
    .filter((room) => !room.fits && !isUnread(room))
    .map((room) => ({ at: room.at, message: `${tooSmall(room)}\n${arithmeticOf(room)}` }));

/** What cannot be read counts as nothing, and its sum would mislead; `valid-quotas` has a finding of its own. */
const isUnread = ({ at, there }: Room): boolean => isAmount(at) && there === '0';

const isAmount = (at: string): boolean => /\.(cpu|memory)$/.test(at);

const tooSmall = ({ at, there, taken }: Room): string =>
  `"${there}" is less than the "${taken}" that everything takes at its maximum; ${isAmount(at) ? AMOUNTS : COUNTS}`;

const AMOUNTS = 'raise it, lower max or surge, or shrink resources or proxy';
const COUNTS = 'raise it';
