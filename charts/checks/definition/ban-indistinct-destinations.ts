import { RDS_PORT } from '../../model/datastore';
import { type Environment, storesOf } from '../../model/environment';
import type { Finding } from '../../model/finding';
import { TLS_PORT } from '../../model/host';
import type { Service } from '../../model/service';
import type { Check } from '../check';
import { quoted } from '../phrases';

/**
 * Of plain TCP to a host outside the cluster a sidecar sees the port alone, and takes all that
 * goes there for one destination. It knows what its own service declares, so others do not matter.
 */
export const banIndistinctDestinations: Check = (environment) =>
  environment.services.flatMap((service) => {
    const plain = plainDestinations(environment, service);
    const all = [...plain, ...callees(environment, service)];
    return [...new Set(plain.map(({ port }) => port))]
      .map((port) => all.filter((destination) => destination.port === port))
      .filter((same) => new Set(same.map(({ host }) => host)).size > 1)
      .map((same) => indistinct(service, same));
  });

interface Destination {
  /** As the definition calls it. */
  readonly name: string;
  readonly host: string;
  readonly port: number;
}

/** A sidecar that knows a host's name knows it at each port that the definition names. */
function plainDestinations(environment: Environment, service: Service): Destination[] {
  const { hosts, datastores } = environment;
  const databases = [...datastores].flatMap(([name, store]) =>
    store.engine === 'rds' ? [{ name, host: store.host, port: RDS_PORT }] : [],
  );
  const used = storesOf(environment, service);
  const known = new Set([
    ...service.reaches.map((name) => hosts.get(name)?.host),
    ...databases.filter(({ name }) => used.includes(name)).map(({ host }) => host),
  ]);
  return [...[...hosts].map(([name, { host, port }]) => ({ name, host, port })), ...databases].filter(
    ({ host, port }) => known.has(host) && port !== TLS_PORT,
  );
}

const callees = ({ services }: Environment, { calls }: Service): Destination[] =>
  services
    .filter(({ name }) => calls.some((call) => call.service === name))
    .map(({ name, port }) => ({ name, host: name, port }));

const indistinct = ({ name }: Service, same: readonly Destination[]): Finding => ({
  at: `services.${name}`,
  message: `${quoted(same.map((destination) => destination.name))} share port "${same[0]!.port}", where the mesh cannot tell plain TCP apart; use another port for one of them, or let another service reach it`,
});
