import { App } from 'cdk8s';
import { ClusterChart } from '../constructs/controllers/cluster-chart';
import { controllersOf } from '../constructs/controllers/selection';
import { StoreChart } from '../constructs/data/store-chart';
import { type Component, DeliveryChart, RootChart } from '../constructs/delivery/delivery-chart';
import { EdgeChart } from '../constructs/edge/edge-chart';
import { GuardrailsChart } from '../constructs/guardrails/guardrails-chart';
import { MeshChart } from '../constructs/mesh/mesh-chart';
import { RecoveryChart } from '../constructs/recovery/recovery-chart';
import { SecretsChart } from '../constructs/secrets/secrets-chart';
import { ServiceChart } from '../constructs/service-chart';
import { clientsOf } from '../model/clients';
import { RECOVERY_NAMESPACE } from '../model/cluster-backups';
import type { Environment } from '../model/environment';
import { groupOf, isClusterScoped } from '../model/manifest';
import { objectsOf, stepsOf } from './order';

/** The construct tree of one environment: a chart for each folder below `gitops/<platform>/<environment>/`. */
export function compose(environment: Environment): App {
  const app = new App();
  const { namespaces, quotas, services, datastores } = environment;
  const controllers = controllersOf(environment);
  const grants = controllers.flatMap((controller) => controller.grants ?? []);
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
    grants,
  });
  if (quotas.datastores) {
    new GuardrailsChart(app, 'data', {
      environment,
      namespace: namespaces.datastores,
      quota: quotas.datastores,
      mesh: 'disabled',
      grants,
    });
    components.push({ name: 'data', namespace: namespaces.datastores, phase: 'namespaces', prune: false });
  }
  const secrets = new SecretsChart(app, 'secrets', environment);
  // An Application of a folder that is not there would never be in sync.
  if (secrets.node.children.length > 0)
    components.push({ name: 'secrets', namespace: namespaces.services, phase: 'secrets', prune: true });
  for (const [name, store] of datastores) {
    const chart = new StoreChart(app, name, { environment, name, store });
    // Services do not wait for what none of them uses, such as a place for logs.
    const phase = clientsOf(environment, name).length > 0 ? 'stores' : 'observability';
    if (chart.node.children.some(({ node }) => node.children.length > 0))
      components.push({ name, namespace: namespaces.datastores, phase, prune: true, cascade: false });
  }
  const recovery = new RecoveryChart(app, 'recovery', environment);
  if (recovery.node.children.length > 0)
    components.push({ name: 'recovery', namespace: RECOVERY_NAMESPACE, phase: 'stores', prune: true });
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
