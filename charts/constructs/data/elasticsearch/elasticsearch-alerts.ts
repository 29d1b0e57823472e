import type { Elasticsearch } from '../../../model/datastore';
import type { Alert } from '../alerts/alert-rule';
import type { StoreProps } from '../store-props';

/** Share of the heap, in percent, above which a node does little else than collect garbage. */
const HEAP = 90;

/**
 * Each node says what it thinks of the cluster; the worst counts. Of one node alone replicas have no place to be, so
 * nobody is told of them.
 */
export function elasticsearchAlerts({ environment, name, store }: StoreProps<Elasticsearch>): Alert[] {
  const of = (metric: string, ...more: readonly string[]) =>
    `elasticsearch_${metric}{${[`namespace="${environment.namespaces.datastores}"`, `cluster="${name}"`, ...more].join(',')}}`;
  return [
    {
      alert: 'ElasticsearchRed',
      expr: `max(${of('cluster_health_status', 'color="red"')}) == 1`,
      for: '5m',
      summary: `Some shards of ${name} are on no node: writes to them are refused, searches miss them`,
    },
    {
      alert: 'ElasticsearchNodeMissing',
      expr: `(min(${of('cluster_health_number_of_nodes')}) or vector(0)) < ${store.instances}`,
      for: '10m',
      summary: `${name} has fewer than its ${store.instances} nodes, or none that answers`,
    },
    ...(store.instances > 1
      ? [
          {
            alert: 'ElasticsearchShardsUnassigned',
            expr: `max(${of('cluster_health_unassigned_shards')}) > 0`,
            for: '30m',
            summary: `Some shards of ${name} have had no replica for half an hour: the next lost node may lose them`,
          },
        ]
      : []),
    {
      alert: 'ElasticsearchHeapPressure',
      expr: `100 * max by (name) (${of('jvm_memory_used_bytes', 'area="heap"')} / ${of('jvm_memory_max_bytes', 'area="heap"')}) > ${HEAP}`,
      for: '15m',
      summary: `A node of ${name} has used more than ${HEAP} % of its heap for a quarter of an hour`,
    },
  ];
}
