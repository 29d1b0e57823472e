import type { Platform } from '../model/platform';
import { azora } from './azora/platform';
import { edtechAssistant } from './edtech-assistant/platform';
import { educationalPlatform } from './educational-platform/platform';
import { learningPlatform } from './learning-platform/platform';
import { scalableAws } from './scalable-aws/platform';

/** Every platform, in order of name. */
export const PLATFORMS: readonly Platform[] = [
  azora,
  edtechAssistant,
  educationalPlatform,
  learningPlatform,
  scalableAws,
];
