import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { type Environment, instanceOf } from '../../model/environment';
import { SETTINGS } from '../../settings';
import { environmentLabels } from '../metadata';
import { folderOf, SyncedApplication } from './application';
import type { Controller } from './controller';
import { type Phase, waveOf } from './phase';
import { Project, type ProjectProps } from './project';

/** A folder of rendered YAML and its place in the order of things. */
export interface Component {
  readonly name: string;
  readonly namespace: string;
  readonly phase: Phase;
  /** How many others of its phase come before it, one after the other. */
  readonly step?: number;
  readonly prune: boolean;
}

export interface DeliveryProps extends ProjectProps {
  readonly components: readonly Component[];
}

/** Argo CD's view of an environment: one project, an Application for each component and each controller. */
export class DeliveryChart extends Chart {
  constructor(scope: Construct, id: string, props: DeliveryProps) {
    const { environment, components, controllers } = props;
    super(scope, id, { labels: environmentLabels(environment, 'delivery'), disableResourceNameHashes: true });
    const project = instanceOf(environment);

    new Project(this, 'project', props);
    for (const { name, namespace, phase, step, prune } of components) {
      new SyncedApplication(this, `component-${name}`, {
        environment,
        project,
        component: name,
        wave: waveOf(phase, step),
        namespace,
        source: folderOf(environment, name),
        prune,
        cascade: prune,
      });
    }
    for (const controller of controllers)
      new SyncedApplication(this, `controller-${controller.name}`, chartOf(environment, controller));
  }
}

const chartOf = (environment: Environment, controller: Controller) => ({
  environment,
  project: instanceOf(environment),
  component: controller.name,
  wave: waveOf(controller.phase),
  namespace: controller.namespace.name,
  source: {
    repoURL: controller.repository,
    chart: controller.chart,
    targetRevision: controller.version,
    helm: { releaseName: controller.name, valuesObject: { ...controller.values } },
  },
  ignore: controller.ignore,
  prune: controller.phase !== 'definitions',
  // Removing a controller may take its definitions and all that they define with it: that is done by hand.
  cascade: false,
});

/** The one file that starts an environment: `kubectl apply` it, and Argo CD brings up the rest. */
export class RootChart extends Chart {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id, { labels: environmentLabels(environment, 'delivery'), disableResourceNameHashes: true });
    new SyncedApplication(this, 'application', {
      environment,
      // The environment's own project is among what this Application makes.
      project: 'default',
      component: '',
      namespace: SETTINGS.argocdNamespace,
      source: folderOf(environment, 'argocd'),
      prune: true,
      // Deleting this one Application must not take the environment with it.
      cascade: false,
    });
  }
}
