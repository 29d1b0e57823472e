import type { Environment } from '../../model/environment';

/** What kube-state-metrics is to say of custom resources, and what it may read for that. */
interface Told {
  readonly engine: string;
  readonly group: string;
  readonly resources: readonly string[];
  readonly metrics: readonly object[];
}

const gauge = (name: string, help: string, path: readonly string[]) => ({
  name,
  help,
  each: { type: 'Gauge', gauge: { path } },
  // What is not there yet is no fault to write about.
  errorLogV: 5,
});

/** Percona's operator has no metrics of clusters and copies; its objects say all that alerts ask for. */
const PERCONA: Told = {
  engine: 'mongodb',
  group: 'psmdb.percona.com',
  resources: ['perconaservermongodbs', 'perconaservermongodbbackups'],
  metrics: [
    {
      groupVersionKind: { group: 'psmdb.percona.com', version: 'v1', kind: 'PerconaServerMongoDB' },
      metricNamePrefix: 'psmdb',
      labelsFromPath: { namespace: ['metadata', 'namespace'], cluster: ['metadata', 'name'] },
      metrics: [
        {
          name: 'state',
          help: 'What the operator says of a cluster',
          each: {
            type: 'StateSet',
            stateSet: {
              labelName: 'state',
              path: ['status', 'state'],
              list: ['initializing', 'paused', 'stopping', 'ready', 'error'],
            },
          },
        },
      ],
    },
    {
      groupVersionKind: { group: 'psmdb.percona.com', version: 'v1', kind: 'PerconaServerMongoDBBackup' },
      metricNamePrefix: 'psmdb_backup',
      labelsFromPath: {
        namespace: ['metadata', 'namespace'],
        backup: ['metadata', 'name'],
        cluster: ['spec', 'clusterName'],
        state: ['status', 'state'],
      },
      metrics: [
        gauge('created_timestamp_seconds', 'When a copy was asked for', ['metadata', 'creationTimestamp']),
        gauge('completed_timestamp_seconds', 'When a copy was complete', ['status', 'completed']),
        gauge('latest_restorable_timestamp_seconds', 'How far the oplog is stored after a copy', [
          'status',
          'latestRestorableTime',
        ]),
      ],
    },
  ],
};

/** Values of kube-state-metrics for the custom resources of an environment's datastores; none where none tells anything. */
export function customResourceState({ datastores }: Environment): object {
  const told = [PERCONA].filter(({ engine }) => [...datastores.values()].some((store) => store.engine === engine));
  if (told.length === 0) return {};
  return {
    customResourceState: {
      enabled: true,
      config: {
        kind: 'CustomResourceStateMetrics',
        spec: { resources: told.flatMap(({ metrics }) => metrics) },
      },
    },
    rbac: {
      extraRules: told.map(({ group, resources }) => ({ apiGroups: [group], resources, verbs: ['list', 'watch'] })),
    },
  };
}
