import { App } from 'cdk8s';
import { ClusterChart } from '../constructs/controllers/cluster-chart';
import { controllersOf } from '../constructs/controllers/selection';
import { type Component, DeliveryChart, RootChart } from '../constructs/delivery/delivery-chart';
import { EdgeChart } from '../constructs/edge/edge-chart';
import { GuardrailsChart } from '../constructs/guardrails/guardrails-chart';
import { MeshChart } from '../constructs/mesh/mesh-chart';
import { SecretsChart } from '../constructs/secrets/secrets-chart';
import { ServiceChart } from '../constructs/service-chart';
import type { Environment } from '../model/environment';
import { groupOf, isClusterScoped } from '../model/manifest';
import { objectsOf, stepsOf } from './order';

/** The construct tree of one environment: a chart for each folder below `gitops/<platform>/<environment>/`. */
export function compose(environment: Environment): App {
  const app = new App();
  const { namespaces, quotas, services } = environment;
  const controllers = controllersOf(environment);
  const components: Component[] = [
    // Its objects are in no namespace or name their own; an Application has to name one all the same.
    { name: 'cluster', namespace: 'kube-system', phase: 'namespaces', prune: true },
    { name: 'guardrails', namespace: namespaces.services, phase: 'namespaces', prune: true },
    { name: 'mesh', namespace: namespaces.services, phase: 'mesh', prune: true },
    { name: 'edge', namespace: namespaces.services, phase: 'edge', prune: true },
  ];

  new ClusterChart(app, 'cluster', { environment, controllers });
  new GuardrailsChart(app, 'guardrails', {
    environment,
    namespace: namespaces.services,
    quota: quotas.services,
    mesh: 'enabled',
  });
  if (quotas.datastores) {
    new GuardrailsChart(app, 'data', {
      environment,
      namespace: namespaces.datastores,
      quota: quotas.datastores,
      mesh: 'disabled',
    });
    components.push({ name: 'data', namespace: namespaces.datastores, phase: 'namespaces', prune: false });
  }
  const secrets = new SecretsChart(app, 'secrets', environment);
  // An Application of a folder that is not there would never be in sync.
  if (secrets.node.children.length > 0)
    components.push({ name: 'secrets', namespace: namespaces.services, phase: 'secrets', prune: true });
  new MeshChart(app, 'mesh', environment);
  new EdgeChart(app, 'edge', environment);

  const charts = new Map(
    services.map((service) => [service.name, new ServiceChart(app, service.name, { environment, service })]),
  );
  for (const { name, after } of services)
    for (const other of after) charts.get(name)!.addDependency(charts.get(other)!);
  const steps = stepsOf(app);
  for (const [name, chart] of charts) {
    components.push({ name, namespace: namespaces.services, phase: 'services', step: steps.get(chart), prune: true });
  }

  new DeliveryChart(app, 'argocd', { environment, components, controllers, kinds: kindsIn(app) });
  new RootChart(app, 'root', environment);
  return app;
}

function kindsIn(app: App): { cluster: string[]; namespaced: string[] } {
  const kinds = { cluster: new Set<string>(), namespaced: new Set<string>() };
  for (const { apiVersion, kind } of objectsOf(app)) {
    const group = groupOf(apiVersion);
    kinds[isClusterScoped(group, kind) ? 'cluster' : 'namespaced'].add(`${group}/${kind}`);
  }
  return { cluster: [...kinds.cluster], namespaced: [...kinds.namespaced] };
}
