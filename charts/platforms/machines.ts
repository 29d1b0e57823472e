import type { NodePool } from '../model/node-pool';

/**
 * What the pods of one node may ask for, rounded down: its machine
 * - less what the provider keeps for system and kubelet (some 80m of cpu; on EKS 355Mi and 11Mi for each pod, on GKE
 *   a quarter of the first 4Gi, a fifth of the next 4Gi and a tenth of the rest);
 * - less 400m, 600Mi and 6 pods for the daemons of every node: CNI, kube-proxy, CSI, istio-cni, node exporter and log
 *   collector.
 *
 * The number of pods is bounded by network interfaces on EKS, and by 110 on GKE.
 */
const ALLOCATABLE = {
  't3.medium': { cpu: '1500m', memory: '2600Mi', pods: 11 },
  't3.large': { cpu: '1500m', memory: '6Gi', pods: 29 },
  'm6i.large': { cpu: '1500m', memory: '6Gi', pods: 23 },
  'm6i.xlarge': { cpu: '3500m', memory: '13Gi', pods: 52 },
  'm6i.2xlarge': { cpu: '7500m', memory: '29Gi', pods: 52 },
  'n1-standard-2': { cpu: '1500m', memory: '5Gi', pods: 104 },
  'n1-standard-4': { cpu: '3500m', memory: '11Gi', pods: 104 },
} as const;

/** A machine type with the room that it has for pods, for a node pool. */
export const machine = (type: keyof typeof ALLOCATABLE): Pick<NodePool, 'machine' | 'allocatable'> => ({
  machine: type,
  allocatable: ALLOCATABLE[type],
});
