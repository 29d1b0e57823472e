import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { RabbitmqCluster } from '../../../../imports/rabbitmq.com';
import type { RabbitMq } from '../../../model/datastore';
import { STORAGE_CLASS } from '../../../model/storage-class';
import { hostIn } from '../../../model/stores/addresses';
import { RABBITMQ_IMAGES, rabbitmqPods } from '../../../model/stores/rabbitmq';
import { priorityClassOf } from '../../guardrails/priorities';
import { KEPT } from '../../metadata';
import { StoreCertificate } from '../authority';
import { OUTSIDE_MESH, OUTSIDE_MESH_REASON } from '../outside-mesh';
import { spreadOf } from '../spread';
import type { StoreProps } from '../store-props';
import { BETWEEN_NODES, BETWEEN_NODES_OPTIONS, NODE_ENVIRONMENT, nodeSettings } from './node-settings';
import { RabbitMqAuthority } from './rabbitmq-authority';

/** Nodes of a RabbitMQ, each with a volume, in zones of their own; nothing that they say to anybody is in plain text. */
export class RabbitMqCluster extends Construct {
  constructor(scope: Construct, id: string, props: StoreProps<RabbitMq>) {
    super(scope, id);
    const { name, store } = props;
    const certificate = `${name}-tls`;
    const options = `${name}-between-nodes`;

    const authority = new RabbitMqAuthority(this, 'authority', props);
    new StoreCertificate(this, 'certificate', { ...props, authority, certificate, hosts: hostsOf(props) });
    new k8s.KubeConfigMap(this, 'between-nodes', {
      metadata: { name: options },
      data: { 'between-nodes.config': BETWEEN_NODES_OPTIONS },
    });
    new RabbitmqCluster(this, 'cluster', {
      metadata: { name, annotations: KEPT },
      spec: {
        replicas: store.instances,
        image: RABBITMQ_IMAGES[store.version]!,
        resources: store.resources,
        persistence: { storageClassName: STORAGE_CLASS, storage: store.storage },
        rabbitmq: { additionalConfig: nodeSettings(store), envConfig: NODE_ENVIRONMENT },
        service: { type: 'ClusterIP' },
        tls: { secretName: certificate, disableNonTLSListeners: true },
        // Until each queue has a majority without it; the drain of a machine waits no longer than that either.
        terminationGracePeriodSeconds: 900,
        // Its name has to be known to the others before it starts.
        delayStartSeconds: 30,
        override: { statefulSet: { spec: { template: podOf(props, certificate, options) } } },
      },
    });
  }
}

/** What the operator leaves open in the pods that it makes; the rest is as Pod Security's level `restricted` wants it. */
const podOf = ({ environment, name, store }: StoreProps<RabbitMq>, certificate: string, options: string) => ({
  metadata: {
    // Its own labels begin with `app.kubernetes.io`, and its Services select by them.
    labels: { ...OUTSIDE_MESH },
    annotations: { ...OUTSIDE_MESH_REASON },
  },
  spec: {
    priorityClassName: priorityClassOf(store.tier),
    enableServiceLinks: false,
    topologySpreadConstraints: spreadOf(environment, rabbitmqPods(name).pods[0]!),
    containers: [
      {
        name: 'rabbitmq',
        volumeMounts: [
          { name: 'between-nodes-certificates', mountPath: BETWEEN_NODES.certificates, readOnly: true },
          {
            name: 'between-nodes-options',
            mountPath: BETWEEN_NODES.options,
            subPath: 'between-nodes.config',
            readOnly: true,
          },
        ],
      },
    ],
    volumes: [
      { name: 'between-nodes-certificates', secret: { secretName: certificate, defaultMode: 0o440 } },
      { name: 'between-nodes-options', configMap: { name: options } },
    ],
  },
});

/** The Service as clients, Prometheus and the operator call it, and each node as the others do. */
function hostsOf({ environment, name, store }: StoreProps<RabbitMq>): string[] {
  const { datastores } = environment.namespaces;
  const service = hostIn(name, datastores);
  const nodes = Array.from(
    { length: store.instances },
    (_, node) => `${name}-server-${node}.${name}-nodes.${datastores}`,
  );
  return [service, `${service}.cluster.local`, ...nodes, ...nodes.map((node) => `${node}.svc`)];
}
