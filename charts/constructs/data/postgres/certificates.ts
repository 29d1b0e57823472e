import { Construct } from 'constructs';
import type { Postgres } from '../../../model/datastore';
import { hostIn } from '../../../model/stores/addresses';
import { poolerOf, postgresClusters, postgresEnds, serverSecretOf } from '../../../model/stores/postgres';
import { StoreAuthority, StoreCertificate } from '../authority';
import type { StoreProps } from '../store-props';

/**
 * By which instances and poolers show clients that they are what they say. The operator's own authority would be another
 * for each cluster, renewed every three months; this one is the same for all shards.
 */
export class Certificates extends Construct {
  constructor(scope: Construct, id: string, props: StoreProps<Postgres>) {
    super(scope, id);
    const { environment, name, store } = props;
    const authority = new StoreAuthority(this, 'authority', props);
    for (const cluster of postgresClusters(name, store)) {
      const ends = postgresEnds(store);
      const services = [...ends.map((end) => `${cluster}-${end}`), ...ends.map((end) => poolerOf(cluster, end))];
      new StoreCertificate(this, cluster, {
        ...props,
        authority,
        certificate: serverSecretOf(cluster),
        hosts: services.flatMap((service) => [service, hostIn(service, environment.namespaces.datastores)]),
        // A renewed one is taken up without a restart.
        labels: { 'cnpg.io/reload': 'true' },
      });
    }
  }
}
