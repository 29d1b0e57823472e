import { Construct } from 'constructs';
import { Sidecar } from '../../../imports/networking.istio.io';
import { podsOf } from '../../model/datastore';
import { storesOf } from '../../model/environment';
import { selectorOf } from '../metadata';
import type { ServiceProps } from '../service-props';

/** Long answers come over TCP, which the sidecar takes as all other TCP; UDP passes beside it. */
const CLUSTER_DNS = 'kube-system/kube-dns.kube-system.svc.cluster.local';

/** Has the sidecar know what its service declares and nothing else: a small configuration, and no way out. */
export class ProxyScope extends Construct {
  constructor(scope: Construct, id: string, { environment, service }: ServiceProps) {
    super(scope, id);
    const { namespaces, datastores, hosts } = environment;

    const callees = service.calls.map((call) => `./${call.service}.${namespaces.services}.svc.cluster.local`);
    const stores = storesOf(environment, service).flatMap((name) => {
      const store = datastores.get(name)!;
      if (store.engine === 'rds') return [`./${store.host}`];
      const namespace = namespaces.datastores;
      return podsOf(name, store).hosts.map((host) => `${namespace}/${host}.${namespace}.svc.cluster.local`);
    });
    const external = service.reaches.map((name) => `./${hosts.get(name)!.host}`);
    // A host that is reached at several ports has one name.
    const known = new Set(['istio-system/*', CLUSTER_DNS, ...callees, ...stores, ...external]);

    new Sidecar(this, 'sidecar', {
      metadata: { name: service.name },
      spec: {
        workloadSelector: { labels: selectorOf(service.name).matchLabels },
        outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
        egress: [{ hosts: [...known] }],
      },
    });
  }
}
