import type { Environment } from '../../model/environment';
import type { Finding } from '../../model/finding';
import { quoted } from '../../model/names';
import type { Service } from '../../model/service';
import type { Check } from '../check';
import { isNo } from '../phrases';

/** Every connection ends at something that exists. Types say so too, but casts and generated definitions do not. */
export const noMissingTarget: Check = (environment) => [
  ...environment.services.flatMap((service) => [
    ...missingTargets(environment, service),
    ...brokersInUse(environment, service),
    ...foreignWaitingMessages(environment, service),
    ...missingVariants(environment, service),
  ]),
  ...missingBrokers(environment),
];

function missingTargets({ services, datastores, channels, hosts, secrets }: Environment, service: Service): Finding[] {
  const at = `services.${service.name}`;
  const known = services.map(({ name }) => name);
  const waiting = service.scale.demand?.waitingMessages;
  return [
    ...unknown(
      `${at}.calls`,
      'service',
      known,
      service.calls.map((call) => call.service),
    ),
    ...unknown(
      `${at}.uses`,
      'datastore',
      [...datastores.keys()],
      service.uses.map(({ store }) => store),
    ),
    ...unknown(`${at}.publishes`, 'channel', [...channels.keys()], service.publishes),
    ...unknown(`${at}.consumes`, 'channel', [...channels.keys()], service.consumes),
    ...unknown(`${at}.reaches`, 'host', [...hosts.keys()], service.reaches),
    ...unknown(`${at}.secrets`, 'secret', [...secrets.keys()], service.secrets),
    ...unknown(`${at}.after`, 'service', known, service.after),
    ...unknown(
      `${at}.scale.demand.waitingMessages.channel`,
      'channel',
      [...channels.keys()],
      waiting ? [waiting.channel] : [],
    ),
  ];
}

const unknown = (at: string, kind: string, known: readonly string[], typed: readonly string[]): Finding[] =>
  [...new Set(typed)].filter((name) => !known.includes(name)).map((name) => ({ at, message: isNo(kind, name, known) }));

/** A broker has users and rights by channel: a plain use of it would have neither. */
function brokersInUse({ datastores, channels }: Environment, service: Service): Finding[] {
  return service.uses
    .filter(({ store }) => isBroker(datastores.get(store)?.engine))
    .map(({ store }) => {
      const offered = [...channels].filter(([, { broker }]) => broker === store).map(([name]) => name);
      const which = offered.length > 0 ? `a channel of it, such as ${quoted(offered)}` : 'a channel, once it has one';
      return {
        at: `services.${service.name}.uses`,
        message: `"${store}" is a broker; publish or consume ${which}`,
      };
    });
}

function foreignWaitingMessages({ channels }: Environment, { name, scale, consumes }: Service): Finding[] {
  const channel = scale.demand?.waitingMessages?.channel;
  if (channel === undefined || !channels.has(channel) || consumes.includes(channel)) return [];
  return [
    {
      at: `services.${name}.scale.demand.waitingMessages.channel`,
      message: `"${channel}" is not consumed by "${name}", so more pods would not empty it; consume it or scale on other demand`,
    },
  ];
}

function missingVariants({ platform }: Environment, { name }: Service): Finding[] {
  const variants = Object.keys(platform.services[name]?.in ?? {});
  return unknown(`services.${name}.in`, 'environment', Object.keys(platform.environments), variants);
}

function missingBrokers({ channels, datastores }: Environment): Finding[] {
  const brokers = [...datastores].filter(([, { engine }]) => isBroker(engine)).map(([name]) => name);
  return [...channels].flatMap(([name, { broker }]) => unknown(`channels.${name}.broker`, 'broker', brokers, [broker]));
}

const isBroker = (engine: string | undefined): boolean => engine === 'kafka' || engine === 'rabbitmq';
