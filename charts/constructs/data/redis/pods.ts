import type { RedisClusterProps } from '../../../../imports/redis.redis.opstreelabs.in';
import type { Redis } from '../../../model/datastore';
import { EPHEMERAL_STORAGE, withDisk } from '../../../model/resources';
import { STORAGE_CLASS } from '../../../model/storage-class';
import { REDIS_METRICS_PORT, REDIS_PORT, redisCertificateOf, redisPasswordOf } from '../../../model/stores/redis';
import { REDIS_EXPORTER } from '../../../model/stores/redis-sizes';
import { priorityClassOf } from '../../guardrails/priorities';
import { NOBODY, RESTRICTED_CONTAINER, restrictedPod } from '../../guardrails/restricted';
import { KEPT } from '../../metadata';
import { OUTSIDE_MESH, OUTSIDE_MESH_REASON } from '../outside-mesh';
import type { StoreProps } from '../store-props';
import { CONFIGURATION, directives } from './configuration';
import { EXPORTER_IMAGE, redisImage } from './images';

type Spec = RedisClusterProps['spec'];

/** Labels and annotations of the object; the operator copies them to pods and volumes, but for those it is told to leave. */
export const metadataOf = ({ name, store }: StoreProps<Redis>) => ({
  name,
  labels: OUTSIDE_MESH,
  annotations: { ...KEPT, ...OUTSIDE_MESH_REASON, [CONFIGURATION]: directives(store).join('; ') },
});

/** What a cluster and a single Redis have in common. */
export const commonSpec = ({ name, store }: StoreProps<Redis>) =>
  ({
    kubernetesConfig: {
      image: redisImage(store.version),
      imagePullPolicy: 'IfNotPresent',
      resources: withDisk(store.resources, EPHEMERAL_STORAGE),
      redisSecret: { name: redisPasswordOf(name), key: 'password' },
      // By default a second Service with an address, for load balancers.
      service: { serviceType: 'ClusterIP', additional: { enabled: false, type: 'ClusterIP' } },
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      updateStrategy: { type: 'RollingUpdate' },
      // A follower gets what it missed before the next pod goes.
      minReadySeconds: 30,
      // Argo CD's own: on pods they would say that these are in Git, and start them anew when they change.
      ignoreAnnotations: ['argocd.argoproj.io/sync-options', 'argocd.argoproj.io/tracking-id'],
    },
    redisExporter: {
      enabled: true,
      port: REDIS_METRICS_PORT,
      image: EXPORTER_IMAGE,
      imagePullPolicy: 'IfNotPresent',
      resources: withDisk(REDIS_EXPORTER, EPHEMERAL_STORAGE),
      securityContext: RESTRICTED_CONTAINER,
      env: [{ name: 'REDIS_EXPORTER_LOG_FORMAT', value: 'json' }],
    },
    // No container of ours: the operator gives the security context to its own init container, and asks for an image.
    initContainer: { enabled: false, image: redisImage(store.version), securityContext: RESTRICTED_CONTAINER },
    podSecurityContext: restrictedPod(NOBODY),
    // The operator gives the password as `REDIS_PASSWORD`, which redis-cli does not read: probes and people need it as this.
    env: [{ name: 'REDISCLI_AUTH', valueFrom: { secretKeyRef: { name: redisPasswordOf(name), key: 'password' } } }],
    priorityClassName: priorityClassOf(store.tier),
    serviceAccountName: name,
    TLS: { ca: 'ca.crt', cert: 'tls.crt', key: 'tls.key', secret: { secretName: redisCertificateOf(name) } },
    storage: {
      keepAfterDelete: true,
      volumeClaimTemplate: {
        spec: {
          accessModes: ['ReadWriteOnce'],
          storageClassName: STORAGE_CLASS,
          resources: { requests: { storage: store.storage } },
        },
      },
    },
  }) satisfies Partial<Spec>;

/** What each Redis is asked, and how long it has to write its last RDB. */
export const HEALTH = {
  // By `redis-cli ping`, which the operator adds: not while the keys are loaded.
  readinessProbe: { periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 },
  // One that still loads is alive: the operator's own question would have it start over and over.
  livenessProbe: {
    exec: {
      command: [
        'sh',
        '-c',
        `redis-cli -p ${REDIS_PORT} --tls --cacert /tls/ca.crt ping | grep -qE '^(PONG|LOADING|MASTERDOWN)'`,
      ],
    },
    initialDelaySeconds: 15,
    periodSeconds: 10,
    timeoutSeconds: 5,
    failureThreshold: 6,
  },
  terminationGracePeriodSeconds: 120,
} as const;
