import { environmentVariable } from '../../model/names';
import type { Check } from '../check';
import { quoted } from '../phrases';

/** Variables that follow from the definition cannot be set besides: the two would drift apart. */
export const banReservedSettings: Check = ({ services }) =>
  services.flatMap(({ name, settings, calls }) => {
    const derived = [
      'ENVIRONMENT',
      'LOG_LEVEL',
      'PORT',
      ...calls.map((call) => `${environmentVariable(call.service)}_URL`),
    ];
    const taken = derived.filter((variable) => variable in settings);
    return taken.length === 0
      ? []
      : [
          {
            at: `services.${name}.settings`,
            message: `${quoted(taken)} would replace what follows from environment, port and calls; remove it or choose another name`,
          },
        ];
  });
