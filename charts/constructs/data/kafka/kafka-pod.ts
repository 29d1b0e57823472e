import type { PodTemplate } from '../../../../imports/kafka.strimzi.io';
import { formatBytes, GIBIBYTE, MEBIBYTE } from '../../../model/quantity';
import { amounts, type Resources } from '../../../model/resources';
import { priorityClassOf } from '../../guardrails/priorities';
import { OUTSIDE_MESH, OUTSIDE_MESH_REASON } from '../outside-mesh';
import type { StoreProps } from '../store-props';

/** What every pod of a Kafka has in common; Strimzi's provider `restricted` adds the containers' part. */
export const kafkaPod = ({ store }: StoreProps): PodTemplate => ({
  metadata: { labels: OUTSIDE_MESH, annotations: OUTSIDE_MESH_REASON },
  // Its images run as 1001 in the group 0, which volumes have to be open to.
  securityContext: {
    runAsNonRoot: true,
    fsGroup: 0,
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
  },
  priorityClassName: priorityClassOf(store.tier),
  enableServiceLinks: false,
});

/** Half of the memory, at most 6 GiB: the rest is for threads, buffers and the pages of the log that consumers read. */
export function heapOf({ limits }: Resources) {
  const half = Math.min(amounts(limits).memory / 2, 6 * GIBIBYTE);
  // Java writes `1536m` where Kubernetes writes `1536Mi`.
  const heap = formatBytes(Math.floor(half / MEBIBYTE) * MEBIBYTE)
    .replace(/i$/, '')
    .toLowerCase();
  return { '-Xms': heap, '-Xmx': heap };
}
