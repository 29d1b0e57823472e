import { KEPT_FOR_COMPONENTS, nodeRooms } from '../../model/capacity';
import { type Claim, podAmounts } from '../../model/claim';
import { datastoreClaims, serviceClaims } from '../../model/claims';
import type { Environment } from '../../model/environment';
import type { Finding } from '../../model/finding';
import { lastingPools, type NodePool } from '../../model/node-pool';
import { formatBytes, formatCpu } from '../../model/quantity';
import { amounts, type Sum } from '../../model/resources';
import type { Check } from '../check';
import { arithmeticOf } from '../phrases';

/** A-02, S-03: the cluster autoscaler can add nodes for every pod that the services' autoscalers add. */
export const requireNodeRoom: Check = (environment) => [...tooFewNodes(environment), ...tooLargePods(environment)];

const tooFewNodes = (environment: Environment): Finding[] =>
  nodeRooms(environment)
    .filter(({ fits }) => !fits)
    .map((room) => ({
      at: room.at,
      message: `"${room.there}" on all nodes at their maximum, ${KEPT_FOR_COMPONENTS} percent kept for components, is less than the "${room.taken}" that everything asks for at its maximum; raise nodes.max, choose larger machines, lower max or shrink requests\n${arithmeticOf(room)}`,
    }));

const tooLargePods = (environment: Environment): Finding[] => [
  ...withoutNode(lastingPools(environment.nodePools), 'services', serviceClaims(environment)),
  ...withoutNode(lastingPools(environment.nodePools), 'datastores', datastoreClaims(environment)),
];

const withoutNode = (pools: readonly NodePool[], kind: string, claims: readonly Claim[]): Finding[] =>
  claims
    .filter((claim) => !pools.some((pool) => holds(pool, claim)))
    .map((claim) => ({
      at: `${kind}.${claim.name}.resources.requests`,
      message: `a pod asks for "${written(podAmounts(claim, 'requests'))}"${claim.proxy ? `, ${claim.beside ?? 'proxy'} included` : ''}, which no node has (${pools.map(nodeOf).join(', ')}); shrink it or add a pool of larger machines`,
    }));

const holds = ({ allocatable }: NodePool, claim: Claim): boolean => {
  const [node, pod] = [amounts(allocatable), podAmounts(claim, 'requests')];
  return pod.cpu <= node.cpu && pod.memory <= node.memory;
};

const nodeOf = ({ name, allocatable }: NodePool): string => `${name}: "${written(amounts(allocatable))}"`;

const written = ({ cpu, memory }: Sum): string => `${formatCpu(cpu)} cpu and ${formatBytes(memory)}`;
