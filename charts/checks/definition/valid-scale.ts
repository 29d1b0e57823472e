import type { Environment } from '../../model/environment';
import type { Finding } from '../../model/finding';
import { amounts, plus } from '../../model/resources';
import type { Demand, Scale, ScalingRule } from '../../model/scale';
import type { Service } from '../../model/service';
import { badWhole } from '../bad-whole';
import type { Check } from '../check';

/** What the autoscaler takes, and can act upon. */
export const validScale: Check = (environment) =>
  environment.services.flatMap((service) =>
    [
      ...replicas(service.scale),
      ...enoughForZones(environment, service),
      ...triggers(service.scale),
      ...targets(service),
      ...demand(service.scale.demand),
      ...unmeasured(service),
      ...scheduledPods(service.scale),
      ...speed(service.scale),
      ...surge(service),
    ].map(({ at, message }) => ({ at: `services.${service.name}.${at}`, message })),
  );

function replicas({ min, max }: Scale): Finding[] {
  const findings = [...badWhole('scale.min', min, 1), ...badWhole('scale.max', max, 1)];
  if (findings.length > 0 || min <= max) return findings;
  return [{ at: 'scale', message: `min "${min}" is above max "${max}"; raise max or lower min` }];
}

/** Where pods wait for room in their zone, the loss of one zone takes a lone pod with it. */
function enoughForZones({ profile }: Environment, { tier, scale }: Service): Finding[] {
  if (tier !== 'critical' || profile.zoneSpread !== 'DoNotSchedule' || scale.min >= 2) return [];
  return [
    {
      at: 'scale.min',
      message: `"${scale.min}" pod of a critical service goes down with its zone; use 2 or more, or another tier`,
    },
  ];
}

const triggers = ({ cpu, memory, demand }: Scale): Finding[] =>
  cpu === undefined && memory === undefined && demand === undefined
    ? [{ at: 'scale', message: `there is nothing to scale on; give cpu, memory or demand` }]
    : [];

/**
 * Percents are of the request, so they may pass 100 where the limit does. The autoscaler adds a
 * pod when usage passes its target by a tenth (Kubernetes, `--horizontal-pod-autoscaler-tolerance`),
 * and no pod uses more than its limit: a target above limit / request / 1.1 never adds one.
 */
function targets({ resources, proxy, scale }: Service): Finding[] {
  const requests = plus(amounts(resources.requests), amounts(proxy.requests));
  const limits = plus(amounts(resources.limits), amounts(proxy.limits));
  return (['cpu', 'memory'] as const).flatMap((resource) => {
    const percent = scale[resource];
    if (percent === undefined) return [];
    const at = `scale.${resource}`;
    const highest = Math.floor((100 * limits[resource]) / requests[resource] / 1.1);
    if (percent > highest && highest >= 1) {
      return [
        {
          at,
          message: `"${percent}" percent of the request adds no pod before the limit stops them; use ${highest} or less`,
        },
      ];
    }
    return badWhole(at, percent, 1);
  });
}

const demand = (wanted: Demand | undefined): Finding[] => {
  if (wanted === undefined) return [];
  const perPod = {
    requestsPerSecond: wanted.requestsPerSecond,
    'waitingMessages.perPod': wanted.waitingMessages?.perPod,
    'openConnections.perPod': wanted.openConnections?.perPod,
  };
  const given = Object.entries(perPod).filter(([, amount]) => amount !== undefined);
  if (given.length === 0)
    return [{ at: 'scale.demand', message: 'it is empty; say what one pod takes, or leave it out' }];
  return given
    .filter(([, amount]) => !(amount! > 0))
    .map(([at, amount]) => ({
      at: `scale.demand.${at}`,
      message: `"${amount}" is nothing that a pod could take; use more than 0`,
    }));
};

const unmeasured = ({ metrics, scale }: Service): Finding[] =>
  scale.demand?.openConnections && !metrics
    ? [
        {
          at: 'scale.demand.openConnections',
          message: `"${scale.demand.openConnections.metric}" is exported by nobody while metrics are "none"; say where the service exports it`,
        },
      ]
    : [];

const scheduledPods = ({ min, max, schedule = [] }: Scale): Finding[] =>
  schedule
    .filter(({ pods }) => badWhole('', pods, min, max).length > 0)
    .map(({ name, pods }) => ({
      at: `scale.schedule.${name}.pods`,
      message: `"${pods}" is outside min "${min}" and max "${max}"; use a whole number from ${min} to ${max}, or move these`,
    }));

/** The bounds are those of the HPA's API. */
const speed = ({ behavior }: Scale): Finding[] => {
  if (!behavior) return [];
  const rule = (at: string, { window, percent, period }: ScalingRule): Finding[] => [
    ...badWhole(`${at}.window`, window, 0, 3600),
    ...badWhole(`${at}.percent`, percent, 1),
    ...badWhole(`${at}.period`, period, 1, 1800),
  ];
  return [...rule('scale.behavior.up', behavior.up), ...rule('scale.behavior.down', behavior.down)];
};

const surge = ({ surge }: Service): Finding[] => badWhole('surge', surge, 1, 100);
