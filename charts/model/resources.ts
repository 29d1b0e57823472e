import { bytes, formatBytes, formatCpu, millicores } from './quantity';

/** Amounts as Kubernetes writes them: `250m` or `2` for cpu, `256Mi` for sizes. */
export type Amounts = {
  readonly cpu: string;
  readonly memory: string;
};

export interface Resources {
  readonly requests: Amounts;
  readonly limits: Amounts;
}

/** Local disk of a container. */
export interface Disk {
  readonly request: string;
  readonly limit: string;
}

/** Resources as a container is given them: local disk beside cpu and memory. */
export const withDisk = ({ requests, limits }: Resources, { request, limit }: Disk) => ({
  requests: { ...requests, 'ephemeral-storage': request },
  limits: { ...limits, 'ephemeral-storage': limit },
});

/** Local disk for logs, `/tmp` and the image's writable layer; limited so that one pod cannot fill a node, by `most` at the most. */
export const EPHEMERAL_STORAGE = { request: '128Mi', limit: '512Mi', most: '8Gi' } as const;

/**
 * The sidecar's own resources, put on every pod: the mesh's default limit of 2 CPU would alone
 * fill the quota of a service with 50 replicas. Envoy takes about 0.35 vCPU and 40 MB for each
 * 1,000 requests a second (Istio, "Performance and Scalability").
 */
export const PROXY: Resources = {
  requests: { cpu: '100m', memory: '96Mi' },
  limits: { cpu: '300m', memory: '192Mi' },
};

/** Amounts as numbers, millicores and bytes, that can be added. */
export interface Sum {
  readonly cpu: number;
  readonly memory: number;
}

/** Numbers of amounts that `checks/valid-resources` has seen; what does not parse counts as nothing. */
export const amounts = ({ cpu, memory }: Amounts): Sum => ({ cpu: millicores(cpu) ?? 0, memory: bytes(memory) ?? 0 });

export const plus = (a: Sum, b: Sum): Sum => ({ cpu: a.cpu + b.cpu, memory: a.memory + b.memory });

/** What containers side by side take. */
export function together(one: Resources, other: Resources): Resources {
  const of = (bound: keyof Resources): Amounts => {
    const { cpu, memory } = plus(amounts(one[bound]), amounts(other[bound]));
    return { cpu: formatCpu(cpu), memory: formatBytes(memory) };
  };
  return { requests: of('requests'), limits: of('limits') };
}

export const times = (count: number, { cpu, memory }: Sum): Sum => ({ cpu: count * cpu, memory: count * memory });
