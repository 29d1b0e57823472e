import { clientsOf } from '../model/clients';
import type { Environment } from '../model/environment';
import { scalesOnDemand } from '../model/scale';
import type { Service } from '../model/service';

/** Why the commands of this file are enough, as a sentence of a page. */
export const WHY_THEY_STAY =
  'No autoscaler starts them again: an HPA leaves a Deployment without pods alone, and KEDA is told to pause. Neither does Argo CD: their manifests say nothing of replicas.';

/** Stops every service that writes to a datastore, and waits until the last of their pods is gone. */
export function stopWriters(environment: Environment, name: string): string[] {
  const writers = writersOf(environment, name);
  if (writers.length === 0) return ['# no service writes to it'];
  const kubectl = `kubectl -n ${environment.namespaces.services}`;
  const names = writers.map((service) => service.name);
  return [
    ...paused(writers).map((list) => `${kubectl} annotate scaledobject ${list} ${PAUSED}=0 --overwrite`),
    `${kubectl} scale deployment ${names.join(' ')} --replicas=0`,
    `${kubectl} wait pod -l 'app in (${names.join(', ')})' --for=delete --timeout=10m`,
  ];
}

/** Starts them again, each with its least replicas; autoscalers go on from there. */
export function startWriters(environment: Environment, name: string): string[] {
  const writers = writersOf(environment, name);
  const kubectl = `kubectl -n ${environment.namespaces.services}`;
  const least = [...new Set(writers.map(({ scale }) => scale.min))].sort((a, b) => a - b);
  return [
    ...paused(writers).map((list) => `${kubectl} annotate scaledobject ${list} ${PAUSED}-`),
    ...least.map((min) => {
      const names = writers.filter(({ scale }) => scale.min === min).map((service) => service.name);
      return `${kubectl} scale deployment ${names.join(' ')} --replicas=${min}`;
    }),
  ];
}

const writersOf = (environment: Environment, name: string): Service[] =>
  clientsOf(environment, name)
    .filter(({ access }) => access === 'writes')
    .map(({ service }) => service);

/** Names of those that KEDA scales, as one list; none where there are none. */
function paused(writers: readonly Service[]): string[] {
  const names = writers.filter(({ scale }) => scalesOnDemand(scale)).map((service) => service.name);
  return names.length > 0 ? [names.join(' ')] : [];
}

const PAUSED = 'autoscaling.keda.sh/paused-replicas';
