import { type Claim, podAmounts, podCount } from './claim';
import { datastoreClaims, serviceClaims } from './claims';
import type { Environment } from './environment';
import { compare } from './names';
import { lastingPools } from './node-pool';
import type { Quota } from './platform';
import { formatBytes, formatCpu, MEBIBYTE } from './quantity';
import { amounts, plus, type Resources, type Sum, times } from './resources';

/** What there is of one thing beside what is taken of it at most; amounts as Kubernetes writes them. */
export interface Room {
  /** Where the definition says how much there is, such as `quotas.services.limits.cpu`. */
  readonly at: string;
  readonly there: string;
  readonly taken: string;
  readonly fits: boolean;
  /** A line for each claim, the largest first: `content-service: (50 + 5 surge) x (700m + 300m proxy) = 55`. */
  readonly arithmetic: readonly string[];
}

/** Each figure of each namespace's quota, against everything in the namespace at its most, rollouts included. */
export function quotaRooms(environment: Environment): Room[] {
  const { namespaces, quotas } = environment;
  const services = serviceClaims(environment);
  const datastores = datastoreClaims(environment);
  if (namespaces.services === namespaces.datastores) {
    return roomsOf('quotas.services', quotas.services, [...services, ...datastores]);
  }
  return [
    ...roomsOf('quotas.services', quotas.services, services),
    ...(quotas.datastores ? roomsOf('quotas.datastores', quotas.datastores, datastores) : []),
  ];
}

/** Percent of the nodes that controllers, monitoring and other components of the platform need. */
export const KEPT_FOR_COMPONENTS = 10;

/**
 * Requests and pods of all services and datastores at their most, without surge, against all
 * nodes at their most, spot nodes left out. A sum, no packing: whether one pod finds a node is another question.
 */
export function nodeRooms(environment: Environment): Room[] {
  const nodePools = lastingPools(environment.nodePools);
  const claims = [...serviceClaims(environment), ...datastoreClaims(environment)].map((claim) => ({
    ...claim,
    surge: 0,
  }));
  const nodes = nodePools.map(({ nodes, allocatable }) => times(nodes.max, amounts(allocatable))).reduce(plus, NOTHING);
  const pods = nodePools.reduce((sum, pool) => sum + pool.nodes.max * pool.allocatable.pods, 0);
  return [
    room('nodePools.allocatable.cpu', lessKept(nodes.cpu), claims, resourceOf('requests', 'cpu')),
    room('nodePools.allocatable.memory', lessKept(nodes.memory, MEBIBYTE), claims, resourceOf('requests', 'memory')),
    room('nodePools.allocatable.pods', lessKept(pods), claims, { of: podCount, sum: podSum, format: String }),
  ];
}

/** In whole units, because nine tenths of a node to the byte are hard to read. */
const lessKept = (amount: number, unit = 1): number =>
  Math.floor((amount * (100 - KEPT_FOR_COMPONENTS)) / 100 / unit) * unit;

const NOTHING: Sum = { cpu: 0, memory: 0 };

const roomsOf = (at: string, quota: Quota, claims: readonly Claim[]): Room[] => [
  ...(['requests', 'limits'] as const).flatMap((bound) =>
    (['cpu', 'memory'] as const).map((resource) =>
      room(`${at}.${bound}.${resource}`, amounts(quota[bound])[resource], claims, resourceOf(bound, resource)),
    ),
  ),
  ...(['persistentVolumeClaims', 'services'] as const).map((what) =>
    room(`${at}.${what}`, quota[what], claims, {
      of: (claim) => claim[what],
      sum: (claim) => String(claim[what]),
      format: String,
    }),
  ),
];

/** How much of one thing a claim takes, and how that is reckoned. */
interface Measure {
  readonly of: (claim: Claim) => number;
  readonly sum: (claim: Claim) => string;
  readonly format: (amount: number) => string;
}

function resourceOf(bound: keyof Resources, resource: keyof Sum): Measure {
  const format = resource === 'cpu' ? formatCpu : formatBytes;
  const one = (resources: Resources) => format(amounts(resources[bound])[resource]);
  const pod = ({ container, proxy, beside = 'proxy' }: Claim) =>
    proxy ? `(${one(container)} + ${one(proxy)} ${beside})` : one(container);
  return {
    of: (claim) => podCount(claim) * podAmounts(claim, bound)[resource],
    sum: (claim) => `${podSum(claim)} x ${pod(claim)}`,
    format,
  };
}

function podSum({ pods, shards, surge }: Claim): string {
  if (shards > 1) return `(${pods} x ${shards} shards)`;
  return surge > 0 ? `(${pods} + ${surge} surge)` : String(pods);
}

function room(at: string, there: number, claims: readonly Claim[], { of, sum, format }: Measure): Room {
  const largestFirst = claims.filter((claim) => of(claim) > 0).sort((a, b) => of(b) - of(a) || compare(a.name, b.name));
  const taken = largestFirst.reduce((total, claim) => total + of(claim), 0);
  return {
    at,
    there: format(there),
    taken: format(taken),
    fits: taken <= there,
    arithmetic: largestFirst.map((claim) => line(claim.name, sum(claim), format(of(claim)))),
  };
}

const line = (name: string, sum: string, amount: string): string =>
  sum === amount ? `${name}: ${amount}` : `${name}: ${sum} = ${amount}`;
