import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Environment } from '../../../model/environment';
import { cloudRole } from '../../cloud-role';
import { toClusterDns } from '../../network/grants';
import { cronSpec } from './cron-spec';
import { JOB_LABEL, type JobPodProps, jobPod } from './job-pod';

export interface TimedJobProps extends Omit<JobPodProps, 'serviceAccount'> {
  readonly environment: Environment;
  /** What it does, in a few words. */
  readonly does: string;
  /** Cron expression in UTC. */
  readonly schedule: string;
  /** After which it is stopped and counts as failed, in seconds. */
  readonly deadline: number;
  /** Identity in the environment's cloud, where it has one. */
  readonly identity?: string;
  /** Beside DNS, what it reaches. */
  readonly reaches: readonly k8s.NetworkPolicyEgressRule[];
  /** Who reaches it; nobody where absent. */
  readonly admits?: readonly k8s.NetworkPolicyIngressRule[];
  /** How often it is tried again; by default not at all where it changes something through the Kubernetes API. */
  readonly retries?: number;
  /** Labels of the CronJob and its Jobs, by which alerts find them. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Something done on schedule in the chart's namespace, under an identity of its own, reaching what it needs and nothing else. */
export class TimedJob extends Construct {
  constructor(scope: Construct, id: string, props: TimedJobProps) {
    super(scope, id);
    const { environment, job, does, schedule, deadline, identity, reaches, admits, token, labels } = props;
    const { retries = token ? 0 : 2 } = props;

    new k8s.KubeServiceAccount(this, 'identity', {
      metadata: { name: job, ...(identity && { annotations: cloudRole(environment, identity) }) },
      automountServiceAccountToken: false,
    });
    new k8s.KubeCronJob(this, 'job', {
      metadata: { name: job, labels, annotations: { 'job-purpose': does } },
      spec: cronSpec({ schedule, deadline, retries, labels, template: jobPod({ ...props, serviceAccount: job }) }),
    });
    new k8s.KubeNetworkPolicy(this, 'firewall', {
      metadata: { name: job },
      spec: {
        podSelector: { matchLabels: { [JOB_LABEL]: job } },
        policyTypes: ['Ingress', 'Egress'],
        ...(admits && { ingress: [...admits] }),
        egress: [toClusterDns(environment.nodes), ...reaches],
      },
    });
  }
}
