import { CLOUDNATIVE_PG, POSTGRES_PORT, POSTGRES_STATUS_PORT } from '../../../model/stores/postgres';
import { CONTROLLER_PRIORITY } from '../../guardrails/priorities';
import { fromApiServer, pods, podsIn, tcp, toApiServer, toClusterDns } from '../../network/grants';
import type { Install } from '../controller';
import { KINDS, ONE_MORE, sized, spreadOverZones, WEBHOOK_BUNDLES } from '../shared';
import { BARMAN_PODS } from './barman-cloud-plugin';

const PODS = { ...CLOUDNATIVE_PG.podLabels, 'app.kubernetes.io/instance': 'cloudnative-pg' };

/** Makes and keeps PostgreSQL clusters and their poolers. */
export const cloudnativePg: Install = ({ apiServer, nodes, namespaces }) => ({
  release: 'cloudnative-pg',
  values: {
    replicaCount: 2,
    updateStrategy: ONE_MORE,
    config: {
      create: true,
      // One namespace is watched, but not the operator's own, which the chart would take otherwise.
      clusterWide: true,
      data: {
        WATCH_NAMESPACE: namespaces.datastores,
        // A new operator replaces its program in running instances, rather than restarting each of them.
        ENABLE_INSTANCE_MANAGER_INPLACE_UPDATES: 'true',
        // Where they have to restart, one after the other, in seconds.
        CLUSTERS_ROLLOUT_DELAY: '120',
        INSTANCES_ROLLOUT_DELAY: '30',
      },
    },
    rbac: { create: true, aggregateClusterRoles: false },
    // What is refused here would stand still later: without it nobody changes a cluster.
    webhook: { mutating: { failurePolicy: 'Fail' }, validating: { failurePolicy: 'Fail' } },
    priorityClassName: CONTROLLER_PRIORITY,
    resources: sized(['100m', '256Mi'], ['1', '512Mi']),
    topologySpreadConstraints: spreadOverZones(PODS),
    monitoring: { podMonitorEnabled: true, grafanaDashboard: { create: false } },
  },
  firewalls: [
    {
      name: 'cloudnative-pg',
      podLabels: PODS,
      admits: [fromApiServer(apiServer, 9443)],
      metrics: [8080],
      reaches: [
        toApiServer(apiServer),
        toClusterDns(nodes),
        { to: [pods(BARMAN_PODS)], ports: [tcp(9090)] },
        // How each instance is, and the server itself.
        {
          to: [podsIn(namespaces.datastores, { 'cnpg.io/podRole': 'instance' })],
          ports: [tcp(POSTGRES_STATUS_PORT), tcp(POSTGRES_PORT)],
        },
      ],
    },
  ],
  kinds: {
    cluster: [...KINDS.clusterRoles, ...KINDS.definitions, ...KINDS.webhooks],
    namespaced: ['/ConfigMap', '/Service', '/ServiceAccount', 'apps/Deployment', 'monitoring.coreos.com/PodMonitor'],
  },
  ignore: WEBHOOK_BUNDLES,
});
