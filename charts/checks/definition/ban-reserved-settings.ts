import type { Environment } from '../../model/environment';
import type { Finding } from '../../model/finding';
import { environmentVariable, quoted } from '../../model/names';
import type { Service } from '../../model/service';
import type { Check } from '../check';

/** Variables that follow from the definition are not set besides: the two would drift apart, or the API server refuse both. */
export const banReservedSettings: Check = (environment) =>
  environment.services.flatMap((service) => [
    ...takenBySettings(environment, service),
    ...takenBySecrets(environment, service),
  ]);

function takenBySettings(environment: Environment, service: Service): Finding[] {
  const keys = service.secrets.flatMap((secret) => environment.secrets.get(secret)?.keys ?? []);
  const taken = [...derivedOf(environment, service), ...keys].filter((variable) => variable in service.settings);
  return taken.length === 0
    ? []
    : [
        {
          at: `services.${service.name}.settings`,
          message: `${quoted(taken)} would replace what follows from environment, port, calls, origins and secrets; remove it or choose another name`,
        },
      ];
}

function takenBySecrets(environment: Environment, service: Service): Finding[] {
  const derived = derivedOf(environment, service);
  return [...new Set(service.secrets)].flatMap((secret) =>
    (environment.secrets.get(secret)?.keys ?? [])
      .filter((key) => derived.includes(key))
      .map((key) => ({
        at: `services.${service.name}.secrets`,
        message: `"${key}" of "${secret}" would replace what follows from environment, port, calls and origins; rename the key`,
      })),
  );
}

const derivedOf = ({ origins }: Environment, { calls, routes }: Service): string[] => [
  'ENVIRONMENT',
  'LOG_LEVEL',
  'PORT',
  ...calls.map((call) => `${environmentVariable(call.service)}_URL`),
  ...(origins.length > 0 && routes.length > 0 ? ['WEB_ORIGINS'] : []),
];
