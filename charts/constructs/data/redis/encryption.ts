import { Construct } from 'constructs';
import type { Redis } from '../../../model/datastore';
import { hostIn } from '../../../model/stores/addresses';
import { redisCertificateOf, redisRoles } from '../../../model/stores/redis';
import { StoreAuthority, StoreCertificate } from '../authority';
import type { StoreProps } from '../store-props';

/** One certificate for all instances: clients are sent from one to the other by the names of pods. */
export class Encryption extends Construct {
  constructor(scope: Construct, id: string, props: StoreProps<Redis>) {
    super(scope, id);
    const { environment, name, store } = props;
    const { datastores } = environment.namespaces;
    new StoreCertificate(this, 'certificate', {
      ...props,
      authority: new StoreAuthority(this, 'authority', props),
      certificate: redisCertificateOf(name),
      hosts: [
        // The exporter's way, and that of a redis-cli beside it.
        'localhost',
        ...servicesOf(name, store)
          .map((service) => hostIn(service, datastores))
          // Redis announces its nodes by the longer names.
          .flatMap((host) => [host, `${host}.cluster.local`]),
      ],
    });
  }
}

const servicesOf = (name: string, store: Redis): string[] =>
  store.mode === 'standalone'
    ? [name, ...podsOf(`${name}-headless`)]
    : [
        `${name}-master`,
        ...redisRoles(store).flatMap((role) => [`${name}-${role}`, ...podsOf(`${name}-${role}-headless`)]),
      ];

/** A headless Service, and each of its pods. */
const podsOf = (headless: string): string[] => [headless, `*.${headless}`];
