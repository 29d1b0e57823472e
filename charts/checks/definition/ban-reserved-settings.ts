import { connectionsOf } from '../../model/connections';
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
          message: `${quoted(taken)} would replace what follows from environment, port, calls, datastores, origins and secrets; remove it or choose another name`,
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
        message: `"${key}" of "${secret}" would replace what follows from environment, port, calls, datastores and origins; rename the key`,
      })),
  );
}

const derivedOf = (environment: Environment, service: Service): string[] => [
  'ENVIRONMENT',
  'LOG_LEVEL',
  'PORT',
  ...service.calls.map((call) => `${environmentVariable(call.service)}_URL`),
  ...(environment.origins.length > 0 && service.routes.length > 0 ? ['WEB_ORIGINS'] : []),
  ...[...connectionsOf(environment, service).values()].flatMap(({ settings, secrets, given }) => [
    ...Object.keys(settings),
    ...Object.keys(secrets),
    ...(given?.keys ?? []),
  ]),
];
