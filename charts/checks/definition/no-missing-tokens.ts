import type { Finding } from '../../model/finding';
import type { Check } from '../check';

/** Who asks for people who have signed in has to be told whose tokens they carry. */
export const noMissingTokens: Check = ({ services, tokens }) =>
  tokens
    ? []
    : services.flatMap(({ name, routes, calls }) => [
        ...routes
          .filter(({ access }) => access === 'signed-in')
          .map(({ path }) => missing(`services.${name}.routes`, `the route "${path}"`)),
        ...calls
          .filter(({ access }) => access === 'signed-in')
          .map(({ service }) => missing(`services.${name}.calls`, `the call to "${service}"`)),
      ]);

const missing = (at: string, what: string): Finding => ({
  at,
  message: `${what} has access "signed-in", and the environment has no tokens to know such people by; give it tokens with issuer, audiences and keys, or use access "anyone"`,
});
