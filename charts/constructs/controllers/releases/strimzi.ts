import { compare } from '../../../model/names';
import { kafkaParts, STRIMZI } from '../../../model/stores/kafka';
import { CONTROLLER_PRIORITY } from '../../guardrails/priorities';
import { podsIn, tcp, toApiServer, toClusterDns } from '../../network/grants';
import type { Install } from '../controller';
import { KINDS, ONE_MORE, sized, spreadOverZones } from '../shared';

/** Runs Kafka: makes its nodes, starts them anew one at a time, keeps their certificates fresh. */
export const strimzi: Install = ({ apiServer, nodes, namespaces, datastores }) => {
  const clusters = [...datastores].filter(([, { engine }]) => engine === 'kafka').map(([name]) => kafkaParts(name));
  return {
    release: 'strimzi-kafka-operator',
    values: {
      replicas: 2,
      leaderElection: { enable: true },
      watchNamespaces: [namespaces.datastores],
      createAggregateRoles: false,
      // Its own would admit everyone to its listeners and metrics; policies add up, so ours have to be all there are.
      generateNetworkPolicy: false,
      generatePodDisruptionBudget: true,
      // Containers that it makes are as Pod Security's level `restricted` wants them.
      extraEnvs: [{ name: 'STRIMZI_POD_SECURITY_PROVIDER_CLASS', value: 'restricted' }],
      image: { imagePullPolicy: 'IfNotPresent' },
      enableServiceLinks: false,
      deploymentStrategy: ONE_MORE,
      revisionHistoryLimit: 5,
      priorityClassName: CONTROLLER_PRIORITY,
      podDisruptionBudget: { enabled: true, minAvailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
      resources: sized(['200m', '384Mi'], ['1', '384Mi']),
      topologySpreadConstraints: spreadOverZones(STRIMZI.podLabels),
    },
    firewalls: [
      {
        name: 'strimzi-cluster-operator',
        podLabels: STRIMZI.podLabels,
        admits: [],
        metrics: [8080],
        reaches: [
          toApiServer(apiServer),
          toClusterDns(nodes),
          // Before it stops a node it asks the others whether they can do without, and its agent how it is.
          ...clusters.flatMap(({ brokers, controllers }) => [
            { to: [podsIn(namespaces.datastores, brokers)], ports: [tcp(9091), tcp(8443)] },
            { to: [podsIn(namespaces.datastores, controllers)], ports: [tcp(9090), tcp(8443)] },
          ]),
        ],
      },
    ],
    // Bindings by which it may act there; its definitions are a folder of the chart that values do not reach.
    alsoIn: [namespaces.datastores].sort(compare),
    kinds: {
      cluster: [...KINDS.clusterRoles, ...KINDS.definitions],
      namespaced: [
        'rbac.authorization.k8s.io/RoleBinding',
        '/ConfigMap',
        '/ServiceAccount',
        'apps/Deployment',
        'policy/PodDisruptionBudget',
      ],
    },
  };
};
