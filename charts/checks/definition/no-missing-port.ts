import type { Check } from '../check';

/** A call arrives on the one port that the callee serves. */
export const noMissingPort: Check = ({ services }) =>
  services.flatMap(({ name, calls }) =>
    calls.flatMap(({ service: callee, port }) => {
      const served = services.find((candidate) => candidate.name === callee)?.port;
      if (port === undefined || served === undefined || port === served) return [];
      const message = `"${callee}" does not serve port "${port}", it serves "${served}"; leave the port out`;
      return [{ at: `services.${name}.calls`, message }];
    }),
  );
