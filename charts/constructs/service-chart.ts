import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { asksForTokens } from '../model/environment';
import { scalesOnDemand } from '../model/scale';
import { ConnectionSecret } from './data/access/connection-secret';
import { upstreamAnnotations } from './edge/kong/upstream';
import { answersToScripts } from './edge/nginx/answers-to-scripts';
import { CallersPolicy } from './mesh/callers-policy';
import { ProxyScope } from './mesh/proxy-scope';
import { Resilience } from './mesh/resilience';
import { TokenCheck } from './mesh/token-check';
import { serviceLabels } from './metadata';
import { ServiceFirewall } from './network/service-firewall';
import { ServiceMetrics } from './observability/service-metrics';
import type { ServiceProps } from './service-props';
import { DemandAutoscaler } from './workload/demand-autoscaler';
import { DisruptionBudget } from './workload/disruption-budget';
import { UtilizationAutoscaler } from './workload/utilization-autoscaler';
import { Workload } from './workload/workload';

/** Everything that one service needs: its folder under `gitops/`, its Application in Argo CD. */
export class ServiceChart extends Chart {
  constructor(scope: Construct, id: string, props: ServiceProps) {
    const { environment, service } = props;
    super(scope, id, {
      namespace: environment.namespaces.services,
      labels: serviceLabels(environment, service),
      disableResourceNameHashes: true,
    });

    new Workload(this, 'workload', { ...props, annotations: upstreamAnnotations(environment, service) });
    if (scalesOnDemand(service.scale)) new DemandAutoscaler(this, 'autoscaler', props);
    else new UtilizationAutoscaler(this, 'autoscaler', props);
    new ConnectionSecret(this, 'connections', props);
    new DisruptionBudget(this, 'disruption', props);
    new ServiceFirewall(this, 'firewall', props);
    new CallersPolicy(this, 'callers', props);
    if (environment.tokens && asksForTokens(environment, service)) {
      new TokenCheck(this, 'tokens', { service: service.name, tokens: environment.tokens });
    }
    new Resilience(this, 'resilience', { ...props, also: answersToScripts(environment, service) });
    new ProxyScope(this, 'scope', props);
    new ServiceMetrics(this, 'metrics', props);
  }
}
