import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { Elasticsearch as Cluster } from '../../../../imports/elasticsearch.k8s.elastic.co';
import type { Elasticsearch } from '../../../model/datastore';
import { LABEL } from '../../../model/labels';
import { STORAGE_CLASS } from '../../../model/storage-class';
import { NODE_SET } from '../../../model/stores/elasticsearch';
import { KEPT, storeLabels } from '../../metadata';
import type { StoreProps } from '../store-props';
import { nodePod } from './node-pod';

export interface ElasticsearchClusterProps extends StoreProps<Elasticsearch> {
  /** Secrets that each hold a user and its role. */
  readonly users: readonly string[];
}

/** The cluster that ECK makes: certificates, budget and order of restarts are the operator's. */
export class ElasticsearchCluster extends Construct {
  constructor(scope: Construct, id: string, props: ElasticsearchClusterProps) {
    super(scope, id);
    const { environment, name, store, users } = props;
    const { version, instances, storage } = store;
    const labels = storeLabels(environment, name, store);
    const secrets = users.map((secretName) => ({ secretName }));

    new k8s.KubeServiceAccount(this, 'identity', { metadata: { name }, automountServiceAccountToken: false });
    new Cluster(this, 'cluster', {
      metadata: { name, annotations: KEPT },
      spec: {
        version,
        auth: { fileRealm: secrets, roles: secrets },
        // Of the exporter beside each node; the names of the Service are there anyway.
        http: { tls: { selfSignedCertificate: { subjectAltNames: [{ dns: 'localhost' }] } } },
        nodeSets: [
          {
            name: NODE_SET,
            count: instances,
            config: CONFIG,
            // A replica is never in the zone of its primary: the operator tells each node where it is.
            ...(instances > 1 && { zoneAwareness: { topologyKey: 'topology.kubernetes.io/zone' } }),
            podTemplate: nodePod(props),
            volumeClaimTemplates: [
              {
                // The name by which the operator knows the volume of data.
                metadata: { name: 'elasticsearch-data', labels: lasting(labels) },
                spec: {
                  accessModes: ['ReadWriteOnce'],
                  storageClassName: STORAGE_CLASS,
                  resources: { requests: { storage } },
                },
              },
            ],
          },
        ],
        // Labels alone: the operator lets go of one node, and of none while the cluster is not green.
        podDisruptionBudget: { metadata: { labels } },
        revisionHistoryLimit: 5,
        // The quota has no room for more nodes than there are.
        updateStrategy: { changeBudget: { maxSurge: 0, maxUnavailable: 1 } },
        volumeClaimDeletePolicy: 'DeleteOnScaledownOnly',
      },
    });
  }
}

/** Without those that change with a version or a tier: a template of claims can never be changed but in size. */
const lasting = (labels: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(labels).filter(([key]) => key !== LABEL.version && key !== LABEL.tier));

const CONFIG = {
  'node.roles': ['data', 'ingest', 'master'],
  // Memory maps of the size that Elasticsearch wants need vm.max_map_count of the node raised by a privileged container,
  // which Pod Security denies; files are read with system calls instead, at some cost of speed.
  'node.store.allow_mmap': false,
  // Nothing here looks up where addresses are, and no firewall lets it out.
  'ingest.geoip.downloader.enabled': false,
};
