import { ApiObject, type App, Chart } from 'cdk8s';
import { Refusal } from '../model/finding';
import { compare } from '../model/names';

/** Keys that readers look for first, in the order in which they expect them; the rest follows by name. */
const FIRST = new Map(
  `apiVersion group apiGroup kind metadata name namespace image labels annotations
   type action host hosts namespaceSelector podSelector selector workloadSelector policyTypes ingress egress from to
   scaleTargetRef minReplicas maxReplicas project source destination requests limits`
    .split(/\s+/)
    .map((key, at) => [key, at]),
);

/** A copy with keys in conventional order, whatever order they were written in. */
export function conventional<T>(value: T): T {
  if (Array.isArray(value)) return value.map(conventional) as T;
  if (typeof value !== 'object' || value === null) return value;
  const ordered: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort(byConvention)) {
    ordered[key] = conventional((value as Record<string, unknown>)[key]);
  }
  return ordered as T;
}

function byConvention(a: string, b: string): number {
  const [first, second] = [FIRST.get(a) ?? FIRST.size, FIRST.get(b) ?? FIRST.size];
  return first - second || compare(a, b);
}

/**
 * How many charts come before each, one after the other, by the dependencies between their
 * constructs; visits each construct and each dependency once.
 * @throws Refusal when charts wait for each other
 */
export function stepsOf(app: App): Map<Chart, number> {
  const before = new Map<Chart, Set<Chart>>();
  for (const construct of app.node.findAll()) {
    const { dependencies } = construct.node;
    if (Chart.isChart(construct)) before.set(construct, before.get(construct) ?? new Set());
    if (dependencies.length === 0) continue;
    const dependent = Chart.of(construct);
    for (const dependency of dependencies) {
      const chart = Chart.of(dependency);
      if (chart !== dependent) before.set(dependent, (before.get(dependent) ?? new Set()).add(chart));
    }
  }

  // Kahn's algorithm: a chart is placed once all that come before it are.
  const after = new Map<Chart, Chart[]>();
  const waiting = new Map<Chart, number>();
  for (const [chart, others] of before) {
    waiting.set(chart, others.size);
    for (const other of others) {
      const dependents = after.get(other);
      if (dependents) dependents.push(chart);
      else after.set(other, [chart]);
    }
  }
  const steps = new Map<Chart, number>();
  const ready = [...before.keys()].filter((chart) => waiting.get(chart) === 0);
  for (const chart of ready) steps.set(chart, 0);
  for (let chart = ready.pop(); chart; chart = ready.pop()) {
    for (const next of after.get(chart) ?? []) {
      steps.set(next, Math.max(steps.get(next) ?? 0, steps.get(chart)! + 1));
      waiting.set(next, waiting.get(next)! - 1);
      if (waiting.get(next) === 0) ready.push(next);
    }
  }
  const stuck = [...before.keys()].filter((chart) => waiting.get(chart)! > 0).map(({ node }) => node.path);
  if (stuck.length > 0) {
    throw new Refusal([
      `Cannot order ${stuck.sort(compare).join(', ')}: they wait for each other; remove one dependency`,
    ]);
  }
  return steps;
}

/** Every API object of the tree, each construct visited once. */
export const objectsOf = (app: App): ApiObject[] => app.node.findAll().filter(ApiObject.isApiObject);
