import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

type IPodMonitor = import('@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PodMonitor', { with: {
  'resolution-mode': 'import',
}}).IPodMonitor;
type IServiceMonitor =
  import('@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor', { with: {
    'resolution-mode': 'import',
  }}).IServiceMonitor;

export interface ServiceMonitorProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: NonNullable<IServiceMonitor['spec']>;
}

/** `monitoring.coreos.com/v1`, kind `ServiceMonitor`. */
export class ServiceMonitor extends ApiObject {
  constructor(scope: Construct, id: string, props: ServiceMonitorProps) {
    super(scope, id, { apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor', ...props });
  }
}

export interface PodMonitorProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: NonNullable<IPodMonitor['spec']>;
}

/** `monitoring.coreos.com/v1`, kind `PodMonitor`. */
export class PodMonitor extends ApiObject {
  constructor(scope: Construct, id: string, props: PodMonitorProps) {
    super(scope, id, { apiVersion: 'monitoring.coreos.com/v1', kind: 'PodMonitor', ...props });
  }
}
