import { Construct } from 'constructs';
import { Sidecar } from '../../../imports/networking.istio.io';
import { lastProxyOf } from '../../model/edge';
import type { Environment } from '../../model/environment';
import { routedServices } from '../../model/routing';
import { meshName } from '../mesh/identity';

export interface RoutedScopeProps {
  readonly environment: Environment;
  /** Whom the proxy asks besides, as `namespace/host`. */
  readonly also: string;
}

/** Has the sidecars of the last proxy know the services that have routes, and nothing else. */
export class RoutedScope extends Construct {
  constructor(scope: Construct, id: string, { environment, also }: RoutedScopeProps) {
    super(scope, id);
    const { namespace, serviceAccount, podLabels } = lastProxyOf(environment.platform.edge);
    const { services } = environment.namespaces;
    const routed = routedServices(environment).map(({ name }) => `${services}/${meshName(name, services)}`);
    new Sidecar(this, 'sidecar', {
      metadata: { name: serviceAccount, namespace },
      spec: {
        workloadSelector: { labels: podLabels },
        outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
        egress: [{ hosts: ['istio-system/*', also, ...routed] }],
      },
    });
  }
}
