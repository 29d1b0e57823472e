import { Construct } from 'constructs';
import type { Elasticsearch } from '../../../model/datastore';
import {
  ECK,
  ELASTICSEARCH_METRICS_PORT,
  ELASTICSEARCH_PORT,
  elasticsearchLabels,
} from '../../../model/stores/elasticsearch';
import { podsIn, tcp } from '../../network/grants';
import { StoreAlerts } from '../alerts/store-alerts';
import { StoreFirewall } from '../store-firewall';
import type { StoreProps } from '../store-props';
import { elasticsearchAlerts } from './elasticsearch-alerts';
import { ElasticsearchCluster } from './elasticsearch-cluster';
import { ElasticsearchUsers } from './elasticsearch-users';
import { ExporterMonitor } from './exporter';

/** Of what nodes tell each other: shards, elections. */
const TRANSPORT_PORT = 9300;

/** An Elasticsearch in which every node does everything, with a user for whoever talks to it. */
export class ElasticsearchStore extends Construct {
  constructor(scope: Construct, id: string, props: StoreProps<Elasticsearch>) {
    super(scope, id);
    const { name } = props;

    const { secrets } = new ElasticsearchUsers(this, 'users', props);
    new ElasticsearchCluster(this, 'cluster', { ...props, users: secrets });
    new StoreFirewall(this, 'firewall', {
      ...props,
      policy: name,
      podLabels: elasticsearchLabels(name),
      clients: ELASTICSEARCH_PORT,
      // A node that is told to stop says so to the cluster through the operator's Service, which leads to any node.
      among: [ELASTICSEARCH_PORT, TRANSPORT_PORT],
      admits: [{ from: [podsIn(ECK.namespace, ECK.podLabels)], ports: [tcp(ELASTICSEARCH_PORT)] }],
      metrics: [ELASTICSEARCH_METRICS_PORT],
    });
    new ExporterMonitor(this, 'metrics', props);
    new StoreAlerts(this, 'alerts', { ...props, alerts: elasticsearchAlerts(props) });
  }
}
