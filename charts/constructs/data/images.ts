/**
 * Images of jobs around datastores, by tag and digest. Raise one here, and every job takes it.
 */
export const IMAGES = {
  /** etcdctl, of the line that Kubernetes 1.34 and 1.35 run; it has no shell. */
  etcd: 'registry.k8s.io/etcd:3.6.6-0@sha256:60a30b5d81b2217555e2cfb9537f655b7ba97220b99c39ee2e162a7127225890',
  /** kubectl, jq, bash and the AWS CLI. */
  kubectl: 'docker.io/alpine/k8s:1.36.1@sha256:692239d739589247c4a791205ed9619c28ae85a21286e19a6211c04a62c56668',
  /** psql, of a version that speaks to every older server. */
  postgres:
    'docker.io/library/postgres:17.10-alpine@sha256:742f40ea20b9ff2ff31db5458d127452988a2164df9e17441e191f3b72252193',
  /** Copies to and between buckets of every provider. */
  rclone: 'docker.io/rclone/rclone:1.75.1@sha256:45401ad7410db1d67ffdb58e19059ad20b0d8e0285a60e38bbec55cc1019c7a5',
} as const;
