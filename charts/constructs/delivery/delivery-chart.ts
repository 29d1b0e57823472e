import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { type Environment, instanceOf } from '../../model/environment';
import { SETTINGS } from '../../settings';
import { CATALOGUE, type Release } from '../controllers/catalogue';
import type { Controller } from '../controllers/controller';
import { environmentLabels } from '../metadata';
import { type Phase, waveOf } from '../phase';
import { folderOf, SyncedApplication } from './application';
import { Project, type ProjectProps } from './project';

/** A folder of rendered YAML and its place in the order of things. */
export interface Component {
  readonly name: string;
  readonly namespace: string;
  readonly phase: Phase;
  /** How many others of its phase come before it, one after the other. */
  readonly step?: number;
  readonly prune: boolean;
  /** Whether its objects go when its Application goes; as `prune` where absent. */
  readonly cascade?: boolean;
}

export interface DeliveryProps extends ProjectProps {
  readonly components: readonly Component[];
}

/** Argo CD's view of an environment: one project, an Application for each component and each controller. */
export class DeliveryChart extends Chart {
  constructor(scope: Construct, id: string, props: DeliveryProps) {
    const { environment, components, controllers } = props;
    super(scope, id, {
      namespace: SETTINGS.argocdNamespace,
      labels: environmentLabels(environment, 'delivery'),
      disableResourceNameHashes: true,
    });
    const project = instanceOf(environment);

    new Project(this, 'project', props);
    for (const { name, namespace, phase, step, prune, cascade = prune } of components) {
      new SyncedApplication(this, `component-${name}`, {
        environment,
        project,
        component: name,
        wave: waveOf(phase, step),
        namespace,
        source: folderOf(environment, name),
        prune,
        cascade,
      });
    }
    for (const controller of controllers)
      new SyncedApplication(this, `controller-${controller.release}`, chartOf(environment, controller));
  }
}

function chartOf(environment: Environment, { release, values, helm, marksDefinitions, ignore }: Controller) {
  const { chart, repository, version, namespace, phase, definitions }: Release = CATALOGUE[release];
  return {
    environment,
    project: instanceOf(environment),
    component: release,
    wave: waveOf(phase),
    namespace,
    source: {
      repoURL: repository,
      chart,
      targetRevision: version,
      helm: { releaseName: release, ...helm, valuesObject: { ...values } },
    },
    ignore,
    // A definition that goes takes all that it defines with it, whether a chart lost it by an upgrade or by a wrong value.
    prune: !definitions || marksDefinitions === true,
    // Removing a controller may take its definitions and all that they define with it: that is done by hand.
    cascade: false,
  };
}

/** The one file that starts an environment: `kubectl apply` it, and Argo CD brings up the rest. */
export class RootChart extends Chart {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id, {
      namespace: SETTINGS.argocdNamespace,
      labels: environmentLabels(environment, 'delivery'),
      disableResourceNameHashes: true,
    });
    new SyncedApplication(this, 'application', {
      environment,
      // The environment's own project is among what this Application makes.
      project: 'default',
      component: '',
      namespace: SETTINGS.argocdNamespace,
      source: folderOf(environment, 'argocd'),
      // While an empty cluster comes up, what waits for an operator counts as degraded, and a wave fails by it.
      retries: -1,
      prune: true,
      // Deleting this one Application must not take the environment with it.
      cascade: false,
    });
  }
}
