import { groupOf } from '../../model/manifest';
import type { ManifestCheck } from './manifest-check';

/**
 * C-30: what holds data outlives its file. Removed from Git, by a slip or with its Application, it stays in the cluster
 * until somebody removes it there.
 */
export const requireKeptData: ManifestCheck = ({ apiVersion, kind, metadata }) => {
  if (!HOLDS_DATA.has(`${groupOf(apiVersion)}/${kind}`)) return [];
  const options = (metadata.annotations?.[SYNC_OPTIONS] ?? '').split(',').map((option) => option.trim());
  const missing = NEEDED.filter((option) => !options.includes(option));
  return missing.length === 0
    ? []
    : [
        `holds data, and Argo CD may remove it: "${SYNC_OPTIONS}" lacks ${missing.join(' and ')}; annotate it with KEPT`,
      ];
};

const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';

const NEEDED = ['Prune=false', 'Delete=false'] as const;

/** By `group/Kind`: clusters of datastores, what lies in them, volumes, and what takes all of these with it. */
export const HOLDS_DATA: ReadonlySet<string> = new Set([
  '/Namespace',
  '/PersistentVolume',
  '/PersistentVolumeClaim',
  'apps/StatefulSet',
  'elasticsearch.k8s.elastic.co/Elasticsearch',
  'kafka.strimzi.io/Kafka',
  'kafka.strimzi.io/KafkaNodePool',
  'kafka.strimzi.io/KafkaTopic',
  'postgresql.cnpg.io/Cluster',
  'postgresql.cnpg.io/Database',
  'psmdb.percona.com/PerconaServerMongoDB',
  'rabbitmq.com/Queue',
  'rabbitmq.com/RabbitmqCluster',
  'rabbitmq.com/Vhost',
  'redis.redis.opstreelabs.in/Redis',
  'redis.redis.opstreelabs.in/RedisCluster',
  'redis.redis.opstreelabs.in/RedisReplication',
  'snapshot.storage.k8s.io/VolumeSnapshot',
]);
