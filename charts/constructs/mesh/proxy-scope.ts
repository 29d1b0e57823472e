import { Construct } from 'constructs';
import { Sidecar, type SidecarProps } from '../../../imports/networking.istio.io';
import { RDS_PORT } from '../../model/datastore';
import { storesOf } from '../../model/environment';
import { podsOf } from '../../model/stores/engines';
import { selectorOf } from '../metadata';
import type { ServiceProps } from '../service-props';
import { meshName } from './identity';
import { outsidePort } from './outside-host';

/** Long answers come over TCP, which the sidecar takes as all other TCP; UDP passes beside it. */
export const CLUSTER_DNS = 'kube-system/kube-dns.kube-system.svc.cluster.local';

/** Has the sidecar know what its service declares and nothing else: a small configuration, and no way out. */
export class ProxyScope extends Construct {
  constructor(scope: Construct, id: string, props: ServiceProps) {
    super(scope, id);
    const { namespaces } = props.environment;
    const { name, calls } = props.service;
    const callees = calls.map(({ service }) => `./${meshName(service, namespaces.services)}`);

    new Sidecar(this, 'sidecar', {
      metadata: { name },
      spec: {
        workloadSelector: { labels: selectorOf(name).matchLabels },
        outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
        // What has no port takes all other ports, and has to come last.
        egress: [...outside(props), { hosts: ['istio-system/*', CLUSTER_DNS, ...callees, ...stores(props)] }],
      },
    });
  }
}

type Listener = NonNullable<SidecarProps['spec']['egress']>[number];

/** A listener for each port of hosts outside: a host that others reach at further ports is known at this one only. */
function outside({ environment, service }: ServiceProps): Listener[] {
  const { hosts, datastores } = environment;
  const reached = [
    ...service.reaches.map((name) => hosts.get(name)!),
    ...storesOf(environment, service).flatMap((name) => {
      const store = datastores.get(name)!;
      return store.engine === 'rds' ? [{ host: store.host, port: RDS_PORT }] : [];
    }),
  ];
  const ports = [...new Set(reached.map(({ port }) => port))].sort((a, b) => a - b);
  return ports.map((port) => ({
    port: outsidePort(port),
    hosts: [...new Set(reached.filter((each) => each.port === port).map(({ host }) => `./${host}`))],
  }));
}

const stores = ({ environment, service }: ServiceProps): string[] =>
  storesOf(environment, service).flatMap((name) => {
    const store = environment.datastores.get(name)!;
    if (store.engine === 'rds') return [];
    const namespace = environment.namespaces.datastores;
    return podsOf(name, store).hosts.map((host) => `${namespace}/${meshName(host, namespace)}`);
  });
