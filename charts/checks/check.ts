import type { Environment } from '../model/environment';
import type { Finding } from '../model/finding';

/** A rule on an environment's definition: every finding at once, each with its place and its cure. */
export type Check = (environment: Environment) => readonly Finding[];
