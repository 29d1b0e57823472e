import { type Environment, storesOf } from '../../model/environment';
import type { Finding } from '../../model/finding';
import type { Check } from '../check';

/** What nobody connects to is a leftover, or a connection that somebody forgot. */
export const banUnused: Check = (environment) => [
  ...unusedChannels(environment),
  ...unusedDatastores(environment),
  ...unusedHosts(environment),
  ...unusedSecrets(environment),
];

function unusedChannels({ services, channels }: Environment): Finding[] {
  const published = new Set(services.flatMap(({ publishes }) => publishes));
  const consumed = new Set(services.flatMap(({ consumes }) => consumes));
  return [...channels.keys()].flatMap((name) => [
    ...(published.has(name)
      ? []
      : [unused(`channels.${name}`, name, 'published by nobody', 'a service that publishes')]),
    ...(consumed.has(name) ? [] : [unused(`channels.${name}`, name, 'consumed by nobody', 'a service that consumes')]),
  ]);
}

function unusedDatastores(environment: Environment): Finding[] {
  const used = new Set(environment.services.flatMap((service) => storesOf(environment, service)));
  return [...environment.datastores]
    .filter(([name, { engine }]) => engine !== LOGS && !used.has(name))
    .map(([name]) => unused(`datastores.${name}`, name, 'used by nobody', 'a service that uses'));
}

function unusedHosts({ services, hosts }: Environment): Finding[] {
  const reached = new Set(services.flatMap(({ reaches }) => reaches));
  return [...hosts.keys()]
    .filter((name) => !reached.has(name))
    .map((name) => unused(`hosts.${name}`, name, 'reached by nobody', 'a service that reaches'));
}

function unusedSecrets({ services, secrets }: Environment): Finding[] {
  const used = new Set(services.flatMap((service) => service.secrets));
  return [...secrets.keys()]
    .filter((name) => !used.has(name))
    .map((name) => unused(`secrets.${name}`, name, 'used by nobody', 'a service that gets'));
}

/** The engine that log collectors write to, which are no services of the platform. */
const LOGS = 'elasticsearch';

const unused = (at: string, name: string, fact: string, cure: string): Finding => ({
  at,
  message: `"${name}" is ${fact}; declare ${cure} it, or remove it`,
});
