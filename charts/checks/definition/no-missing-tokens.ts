import type { Finding } from '../../model/finding';
import type { Platform } from '../../model/platform';
import type { Check } from '../check';

/** Who asks for people who have signed in has to be told whose tokens they carry. */
export const noMissingTokens: Check = ({ platform, services, tokens }) =>
  tokens
    ? []
    : services.flatMap(({ name, routes, calls }) => [
        ...routes
          .filter(({ access }) => access === 'signed-in')
          .map(({ path }) => missing(platform, `services.${name}.routes`, `the route "${path}"`)),
        ...calls
          .filter(({ access }) => access === 'signed-in')
          .map(({ service }) => missing(platform, `services.${name}.calls`, `the call to "${service}"`)),
      ]);

const missing = ({ name }: Platform, at: string, what: string): Finding => ({
  at,
  message: `${what} has access "signed-in", and the environment has no tokens to know such people by; give it tokens: { issuer, audiences, keys } in charts/platforms/${name}/environments.ts, or use access "anyone"`,
});
