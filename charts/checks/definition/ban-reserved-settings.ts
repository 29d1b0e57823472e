import { environmentVariable } from '../../model/names';
import type { Check } from '../check';
import { quoted } from '../phrases';

/** Variables that follow from the definition cannot be set besides: the two would drift apart. */
export const banReservedSettings: Check = ({ services, origins, secrets }) =>
  services.flatMap(({ name, settings, calls, routes, secrets: used }) => {
    const derived = [
      'ENVIRONMENT',
      'LOG_LEVEL',
      'PORT',
      ...calls.map((call) => `${environmentVariable(call.service)}_URL`),
      ...(origins.length > 0 && routes.length > 0 ? ['WEB_ORIGINS'] : []),
      ...used.flatMap((secret) => secrets.get(secret)?.keys ?? []),
    ];
    const taken = derived.filter((variable) => variable in settings);
    return taken.length === 0
      ? []
      : [
          {
            at: `services.${name}.settings`,
            message: `${quoted(taken)} would replace what follows from environment, port, calls, origins and secrets; remove it or choose another name`,
          },
        ];
  });
