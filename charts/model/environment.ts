import type { Channel } from './channel';
import type { Datastore, DatastoreVariant } from './datastore';
import type { ExternalHost } from './host';
import { compare } from './names';
import type { EnvironmentInput, Platform } from './platform';
import { PROXY } from './resources';
import type { SecretInput } from './secret';
import type { CallInput, Service, ServiceVariant, UseInput } from './service';

/** A platform as it runs in one environment: what checks judge and constructs render. */
export interface Environment {
  /** `azora/production`: its folder under `gitops/`, and how it is named on the command line. */
  readonly id: string;
  readonly name: string;
  readonly platform: Platform;
  readonly profile: EnvironmentInput<string>['profile'];
  readonly domain: string;
  readonly namespaces: EnvironmentInput<string>['namespaces'];
  readonly kubernetes: string;
  readonly cloud: EnvironmentInput<string>['cloud'];
  readonly apiServer: EnvironmentInput<string>['apiServer'];
  readonly nodes: EnvironmentInput<string>['nodes'];
  readonly controlPlane: 'own' | 'provider';
  readonly secretStore: EnvironmentInput<string>['secretStore'];
  readonly backups: EnvironmentInput<string>['backups'];
  readonly certificates: 'trial' | 'trusted';
  readonly tokens: EnvironmentInput<string>['tokens'];
  readonly origins: readonly string[];
  readonly nodePools: EnvironmentInput<string>['nodePools'];
  readonly quotas: EnvironmentInput<string>['quotas'];
  /** In order of name, so that the order of a definition's keys has no meaning. */
  readonly services: readonly Service[];
  readonly datastores: ReadonlyMap<string, Datastore>;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly hosts: ReadonlyMap<string, ExternalHost>;
  readonly secrets: ReadonlyMap<string, SecretInput>;
}

/** The environments of a platform, in order of name. */
export function environmentsOf(platform: Platform): Environment[] {
  return byName(platform.environments).map(([name, input]) => resolve(platform, name, input));
}

/** The services that declare a call to `callee`. */
export const callersOf = ({ services }: Environment, callee: string): Service[] =>
  services.filter(({ calls }) => calls.some((call) => call.service === callee));

/** Whether some who reach the service, by a route or a call, need a token. */
export const asksForTokens = (environment: Environment, { name, routes }: Service): boolean =>
  routes.some(({ access }) => access === 'signed-in') ||
  callersOf(environment, name).some(({ calls }) =>
    calls.some(({ service, access }) => service === name && access === 'signed-in'),
  );

/** The port that a service of this environment serves. */
export const portOf = ({ services }: Environment, service: string): number =>
  services.find(({ name }) => name === service)!.port;

/** The datastores that a service talks to: those it uses, and the brokers of its channels. */
export function storesOf({ channels }: Environment, service: Service): string[] {
  const brokers = [...service.publishes, ...service.consumes].map((name) => channels.get(name)?.broker);
  return [...new Set([...service.uses.map(({ store }) => store), ...brokers])]
    .filter((name) => name !== undefined)
    .sort(compare);
}

/** `azora-production`: names what belongs to one environment. */
export const instanceOf = ({ platform, name }: Environment): string => `${platform.name}-${name}`;

function resolve(platform: Platform, name: string, input: EnvironmentInput<string>): Environment {
  const services = byName(platform.services).map(([service]) => resolveService(platform, service, name, input));
  const datastores = byName(platform.datastores).map(
    ([store, definition]) => [store, variantOf(definition, name)] as const,
  );
  return {
    id: `${platform.name}/${name}`,
    name,
    platform,
    profile: input.profile,
    domain: input.domain,
    namespaces: input.namespaces,
    kubernetes: input.kubernetes,
    cloud: input.cloud,
    apiServer: input.apiServer,
    nodes: input.nodes,
    controlPlane: input.controlPlane ?? 'provider',
    secretStore: input.secretStore,
    backups: input.backups,
    certificates: input.certificates ?? 'trusted',
    tokens: input.tokens,
    origins: input.origins ?? [],
    nodePools: input.nodePools,
    quotas: input.quotas,
    services,
    datastores: new Map(datastores),
    channels: new Map(byName(platform.channels)),
    hosts: new Map(byName(platform.hosts)),
    secrets: new Map(byName(platform.secrets)),
  };
}

function resolveService(
  platform: Platform,
  name: string,
  environment: string,
  input: EnvironmentInput<string>,
): Service {
  const { in: variants, ...own } = platform.services[name]!;
  const variant: ServiceVariant = variants?.[environment] ?? {};
  const service = { ...platform.defaults, ...own };
  return {
    proxy: PROXY,
    surge: 25,
    drain: 30,
    timeout: '15s',
    ...service,
    name,
    image: input.images[name] ?? '',
    health: { startup: 60, ...service.health },
    metrics: service.metrics === 'none' ? undefined : service.metrics,
    resources: variant.resources ?? service.resources,
    scale: { ...service.scale, ...input.profile.scale(service.scale), ...variant.scale },
    calls: (service.calls ?? []).map(asCall).sort((a, b) => compare(a.service, b.service)),
    uses: (service.uses ?? []).map(asUse).sort((a, b) => compare(a.store, b.store)),
    publishes: sorted(service.publishes),
    consumes: sorted(service.consumes),
    reaches: sorted(service.reaches),
    secrets: sorted(service.secrets),
    routes: service.routes ?? [],
    after: sorted(service.after),
    settings: { ...service.settings, ...variant.settings },
  };
}

function variantOf(
  definition: Datastore & { readonly in?: Readonly<Record<string, DatastoreVariant | undefined>> },
  environment: string,
): Datastore {
  const { in: variants, ...store } = definition;
  return { ...store, ...variants?.[environment] } as Datastore;
}

const asCall = (call: string | CallInput<string>): CallInput<string> =>
  typeof call === 'string' ? { service: call } : call;

const asUse = (use: string | UseInput<string>): UseInput<string> =>
  typeof use === 'string' ? { store: use, access: 'writes' } : use;

const sorted = (names: readonly string[] = []): string[] => [...names].sort(compare);

const byName = <T>(record: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(record).sort(([a], [b]) => compare(a, b));
