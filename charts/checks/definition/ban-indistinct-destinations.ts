import { RDS_PORT } from '../../model/datastore';
import { type Environment, storesOf } from '../../model/environment';
import type { Finding } from '../../model/finding';
import { TLS_PORT } from '../../model/host';
import { quoted } from '../../model/names';
import type { Service } from '../../model/service';
import type { Check } from '../check';

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

function plainDestinations(environment: Environment, service: Service): Destination[] {
  const { hosts, datastores } = environment;
  const reached = service.reaches.flatMap((name): Destination[] => {
    const host = hosts.get(name);
    return host && host.port !== TLS_PORT ? [{ name, host: host.host, port: host.port }] : [];
  });
  const databases = storesOf(environment, service).flatMap((name): Destination[] => {
    const store = datastores.get(name);
    return store?.engine === 'rds' ? [{ name, host: store.host, port: RDS_PORT }] : [];
  });
  return [...reached, ...databases];
}

const callees = ({ services }: Environment, { calls }: Service): Destination[] =>
  services
    .filter(({ name }) => calls.some((call) => call.service === name))
    .map(({ name, port }) => ({ name, host: name, port }));

const indistinct = ({ name }: Service, same: readonly Destination[]): Finding => ({
  at: `services.${name}`,
  message: `${quoted(same.map((destination) => destination.name))} share port "${same[0]!.port}", where the mesh cannot tell plain TCP apart; use another port for one of them, or let another service reach it`,
});
