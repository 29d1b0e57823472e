import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Postgres } from '../../../model/datastore';
import { throwAwayOf } from '../../../model/stores/drill';
import {
  CLOUDNATIVE_PG,
  instancePods,
  POSTGRES_METRICS,
  POSTGRES_PORT,
  POSTGRES_STATUS_PORT,
  poolerPods,
  postgresClusters,
} from '../../../model/stores/postgres';
import { pods, podsIn, tcp, toApiServer, toClusterDns, toObjectStorage } from '../../network/grants';
import { JOB_LABEL } from '../jobs/job-pod';
import { StoreFirewall } from '../store-firewall';
import type { StoreProps } from '../store-props';

const OPERATOR = podsIn(CLOUDNATIVE_PG.namespace, CLOUDNATIVE_PG.podLabels);

export interface FirewallsProps extends StoreProps<Postgres> {
  /** Names of jobs that connect to the instances. */
  readonly jobs: readonly string[];
}

/** Who reaches the pods of a datastore, of each kind, and whom they reach. */
export class Firewalls extends Construct {
  constructor(scope: Construct, id: string, props: FirewallsProps) {
    super(scope, id);
    const { environment, name, store, jobs } = props;
    const toApi = toApiServer(environment.apiServer);
    const storage = store.backup ? toObjectStorage(environment.cloud) : [];
    const clusters = postgresClusters(name, store);
    const drill = throwAwayOf(name);

    for (const cluster of clusters) {
      new StoreFirewall(this, `${cluster}-instances`, {
        ...props,
        policy: cluster,
        podLabels: instancePods(cluster),
        among: [POSTGRES_PORT, POSTGRES_STATUS_PORT],
        admits: [
          { from: [OPERATOR], ports: [tcp(POSTGRES_STATUS_PORT), tcp(POSTGRES_PORT)] },
          served(pods(poolerPods(name))),
          served(makers(cluster)),
          ...jobs.map((job) => served(pods({ [JOB_LABEL]: job }))),
          ...(store.backup ? [served(pods(drillPods(drill)))] : []),
        ],
        metrics: [POSTGRES_METRICS.instance],
        reaches: [toApi, ...storage],
      });
      this.makers(props, cluster, [toApi, ...storage]);
    }
    new StoreFirewall(this, 'poolers', {
      ...props,
      policy: `${name}-pooler`,
      podLabels: poolerPods(name),
      clients: POSTGRES_PORT,
      metrics: [POSTGRES_METRICS.pooler],
      reaches: [toInstances(clusters), toApi],
    });
    if (store.backup) {
      new StoreFirewall(this, 'drill', {
        ...props,
        policy: drill,
        podLabels: drillPods(drill),
        admits: [{ from: [OPERATOR], ports: [tcp(POSTGRES_STATUS_PORT), tcp(POSTGRES_PORT)] }],
        reaches: [toInstances(clusters), toApi, ...storage],
      });
    }
  }

  /** The operator's own jobs: they make an instance, from nothing, from a copy, or from the primary. */
  private makers({ environment }: FirewallsProps, cluster: string, reaches: k8s.NetworkPolicyEgressRule[]): void {
    new k8s.KubeNetworkPolicy(this, `${cluster}-makers`, {
      metadata: { name: `${cluster}-makers` },
      spec: {
        podSelector: makers(cluster).podSelector!,
        policyTypes: ['Ingress', 'Egress'],
        egress: [toClusterDns(environment.nodes), toInstances([cluster]), ...reaches],
      },
    });
  }
}

/** Instances of clusters, where jobs and poolers reach them. */
export const toInstances = (clusters: readonly string[]): k8s.NetworkPolicyEgressRule => ({
  to: clusters.map((cluster) => pods(instancePods(cluster))),
  ports: [tcp(POSTGRES_PORT)],
});

const served = (peer: k8s.NetworkPolicyPeer): k8s.NetworkPolicyIngressRule => ({
  from: [peer],
  ports: [tcp(POSTGRES_PORT)],
});

/** The pods of a drill's copy, and of the job that restores it. */
const drillPods = (drill: string) => ({ 'cnpg.io/cluster': drill });

const makers = (cluster: string): k8s.NetworkPolicyPeer => ({
  podSelector: {
    matchLabels: { 'cnpg.io/cluster': cluster },
    matchExpressions: [{ key: 'cnpg.io/jobRole', operator: 'Exists' }],
  },
});
