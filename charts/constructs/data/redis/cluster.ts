import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { RedisCluster, type RedisClusterProps } from '../../../../imports/redis.redis.opstreelabs.in';
import type { Redis } from '../../../model/datastore';
import { REDIS_PORT, redisRoles } from '../../../model/stores/redis';
import { RESTRICTED_CONTAINER } from '../../guardrails/restricted';
import type { StoreProps } from '../store-props';
import { configurationOf } from './configuration';
import { commonSpec, HEALTH, metadataOf } from './pods';

type Nodes = RedisClusterProps['spec']['redisLeader'];
type Constraint = Nodes['topologySpreadConstraints'][number];

const ZONE = 'topology.kubernetes.io/zone';

/** Keys spread over leaders, each with followers that take over, under the operator. */
export class Cluster extends Construct {
  constructor(scope: Construct, id: string, props: StoreProps<Redis>) {
    super(scope, id);
    const { environment, name, store } = props;
    const { instances, leaders = instances } = store;
    const { storage, ...common } = commonSpec(props);

    new RedisCluster(this, 'cluster', {
      metadata: metadataOf(props),
      spec: {
        clusterSize: leaders,
        clusterVersion: 'v7',
        port: REDIS_PORT,
        persistenceEnabled: true,
        // After an outage of all, none waits for another.
        podManagementPolicy: 'Parallel',
        ...common,
        // A volume of its own for the node's name and its keys' places could be lost apart from the keys.
        env: [...common.env, { name: 'NODE_CONF_DIR', value: '/data' }],
        storage: { ...storage, nodeConfVolume: false },
        redisLeader: nodes('leader', leaders),
        redisFollower: nodes('follower', instances - leaders),
      },
    });
    // The operator's own budgets are one for leaders and one for followers: together they let a leader and its follower go.
    new k8s.KubePodDisruptionBudget(this, 'budget', {
      metadata: { name },
      spec: {
        maxUnavailable: k8s.IntOrString.fromNumber(1),
        selector: { matchLabels: everyNode(name) },
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
      },
    });

    function nodes(role: 'leader' | 'follower', replicas: number): Nodes {
      const { zoneSpread } = environment.profile;
      return {
        replicas,
        redisConfig: { additionalRedisConfig: configurationOf(name) },
        securityContext: RESTRICTED_CONTAINER,
        ...HEALTH,
        topologySpreadConstraints: [
          // A leader and its follower have the same number, and are in different zones.
          ...(redisRoles(store).includes('follower') ? [pairsApart(zoneSpread)] : []),
          // Followers yield: with both required, the last of them might find no zone.
          spread(role, role === 'leader' ? zoneSpread : 'ScheduleAnyway'),
        ],
        affinity: onNodesOfTheirOwn(name),
        pdb: { enabled: false },
      };
    }

    function pairsApart(whenUnsatisfiable: string): Constraint {
      return {
        maxSkew: 1,
        topologyKey: ZONE,
        whenUnsatisfiable,
        labelSelector: { matchLabels: everyNode(name) },
        // Kubernetes sets it on each pod of a StatefulSet.
        matchLabelKeys: ['apps.kubernetes.io/pod-index'],
        nodeTaintsPolicy: 'Honor',
      };
    }

    function spread(role: string, whenUnsatisfiable: string): Constraint {
      return {
        maxSkew: 1,
        topologyKey: ZONE,
        whenUnsatisfiable,
        labelSelector: { matchLabels: { ...everyNode(name), role } },
        nodeTaintsPolicy: 'Honor',
      };
    }
  }
}

/** Labels that the operator gives every pod of a cluster, whatever its role. */
const everyNode = (name: string) => ({ cluster: name, redis_setup_type: 'cluster' });

const onNodesOfTheirOwn = (name: string): Nodes['affinity'] => ({
  podAntiAffinity: {
    preferredDuringSchedulingIgnoredDuringExecution: [
      {
        weight: 100,
        podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: everyNode(name) } },
      },
    ],
  },
});
