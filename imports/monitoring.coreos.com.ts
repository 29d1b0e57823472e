import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

type IPodMonitor = import('@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PodMonitor', { with: {
  'resolution-mode': 'import',
}}).IPodMonitor;
type IPrometheusRule =
  import('@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PrometheusRule', { with: {
    'resolution-mode': 'import',
  }}).IPrometheusRule;
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

export interface PrometheusRuleProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: NonNullable<IPrometheusRule['spec']>;
}

/** `monitoring.coreos.com/v1`, kind `PrometheusRule`. */
export class PrometheusRule extends ApiObject {
  constructor(scope: Construct, id: string, props: PrometheusRuleProps) {
    super(scope, id, { apiVersion: 'monitoring.coreos.com/v1', kind: 'PrometheusRule', ...props });
  }
}
