import { bytes, millicores } from './quantity';

/** Amounts as Kubernetes writes them: `250m` or `2` for cpu, `256Mi` for sizes. */
export interface Amounts {
  readonly cpu: string;
  readonly memory: string;
}

export interface Resources {
  readonly requests: Amounts;
  readonly limits: Amounts;
}

/** Local disk for logs, `/tmp` and the image's writable layer; limited so that one pod cannot fill a node. */
export const EPHEMERAL_STORAGE = { request: '128Mi', limit: '512Mi' } as const;

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

export const times = (count: number, { cpu, memory }: Sum): Sum => ({ cpu: count * cpu, memory: count * memory });
