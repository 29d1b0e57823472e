import { Construct } from 'constructs';
import type { MongoDb } from '../../../model/datastore';
import { CONFIG, replsetsOf } from '../../../model/stores/mongodb-parts';
import { StoreAuthority, StoreCertificate } from '../authority';
import type { StoreProps } from '../store-props';

/** Secrets of certificates: one that members show clients, one that they show each other. */
export const certificatesOf = (name: string) => ({ ssl: `${name}-ssl`, sslInternal: `${name}-ssl-internal` });

/**
 * Certificates of members and routers by an authority that lasts ten years. The operator's own lasts one, and while it
 * is exchanged old and new members do not trust each other.
 */
export class MongoDbCertificates extends Construct {
  constructor(scope: Construct, id: string, props: StoreProps<MongoDb>) {
    super(scope, id);
    const authority = new StoreAuthority(this, 'authority', props);
    for (const certificate of Object.values(certificatesOf(props.name))) {
      new StoreCertificate(this, certificate, {
        ...props,
        authority,
        certificate,
        hosts: hosts(props),
        // Members take each other for members by this.
        organization: 'PSMDB',
      });
    }
  }
}

/** Members know each other by their full names; what runs in a pod says `localhost`. */
function hosts({ environment, name, store }: StoreProps<MongoDb>): string[] {
  const services = [
    ...replsetsOf(store).map((set) => `${name}-${set}`),
    ...(store.shards ? [`${name}-${CONFIG}`, `${name}-mongos`] : []),
  ];
  return [
    'localhost',
    ...services.flatMap((service) => {
      const full = `${service}.${environment.namespaces.datastores}.svc.cluster.local`;
      return [full, `*.${full}`];
    }),
  ];
}
