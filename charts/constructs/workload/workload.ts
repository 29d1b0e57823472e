import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { cloudRole } from '../cloud-role';
import { selectorOf } from '../metadata';
import type { ServiceProps } from '../service-props';
import { PRE_STOP_PAUSE, podTemplate } from './pod';

export interface WorkloadProps extends ServiceProps {
  /** What a proxy of the edge reads of the service, where callers find it. */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Runs the service: its identity, its pods and the address that callers use. */
export class Workload extends Construct {
  constructor(scope: Construct, id: string, props: WorkloadProps) {
    super(scope, id);
    const { name, port, surge, identity } = props.service;

    new k8s.KubeServiceAccount(this, 'identity', {
      metadata: { name, ...(identity && { annotations: cloudRole(props.environment, name) }) },
      automountServiceAccountToken: false,
    });

    const deployment = k8s.KubeDeployment.manifest({
      metadata: { name },
      spec: {
        // No `replicas`: an autoscaler owns the number, and Argo CD would set it back at each sync.
        selector: selectorOf(name),
        minReadySeconds: 10,
        progressDeadlineSeconds: 600,
        revisionHistoryLimit: 5,
        strategy: {
          type: 'RollingUpdate',
          rollingUpdate: {
            maxSurge: k8s.IntOrString.fromString(`${surge}%`),
            maxUnavailable: k8s.IntOrString.fromNumber(0),
          },
        },
        template: podTemplate(props),
      },
    });
    // The kubelet's own pause needs no shell in the image. KubeDeployment would drop it: its types are of 1.27.
    deployment.spec.template.spec.containers[0].lifecycle = { preStop: { sleep: { seconds: PRE_STOP_PAUSE } } };
    new ApiObject(this, 'deployment', deployment);

    new k8s.KubeService(this, 'address', {
      metadata: { name, annotations: props.annotations },
      spec: {
        type: 'ClusterIP',
        selector: selectorOf(name).matchLabels,
        ports: [
          { name: 'http', port, targetPort: k8s.IntOrString.fromString('http'), protocol: 'TCP', appProtocol: 'http' },
        ],
      },
    });
  }
}
