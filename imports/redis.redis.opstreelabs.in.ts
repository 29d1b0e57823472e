import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

/** Amounts as Kubernetes writes them. */
interface Amounts {
  readonly cpu: string;
  readonly memory: string;
  readonly 'ephemeral-storage'?: string;
}

interface Sizes {
  readonly requests: Amounts;
  readonly limits: Amounts;
}

interface SecurityContext {
  readonly allowPrivilegeEscalation: boolean;
  readonly readOnlyRootFilesystem: boolean;
  readonly capabilities: { readonly drop: readonly string[] };
}

interface Probe {
  /** Without one, the operator asks by `redis-cli ping` and waits for PONG. */
  readonly exec?: { readonly command: readonly string[] };
  readonly initialDelaySeconds?: number;
  readonly periodSeconds?: number;
  readonly timeoutSeconds?: number;
  readonly failureThreshold?: number;
}

interface LabelSelector {
  readonly matchLabels: Readonly<Record<string, string>>;
}

interface TopologySpreadConstraint {
  readonly maxSkew: number;
  readonly topologyKey: string;
  readonly whenUnsatisfiable: string;
  readonly labelSelector: LabelSelector;
  readonly matchLabelKeys?: readonly string[];
  readonly nodeTaintsPolicy?: string;
}

interface Affinity {
  readonly podAntiAffinity: {
    readonly preferredDuringSchedulingIgnoredDuringExecution: readonly {
      readonly weight: number;
      readonly podAffinityTerm: { readonly topologyKey: string; readonly labelSelector: LabelSelector };
    }[];
  };
}

/** Of the container with Redis. */
interface Variable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: { readonly secretKeyRef: { readonly name: string; readonly key: string } };
}

/** Fields in use that both kinds have; the operator publishes no package of types. */
interface CommonSpec {
  readonly kubernetesConfig: {
    readonly image: string;
    readonly imagePullPolicy: string;
    readonly resources: Sizes;
    readonly redisSecret: { readonly name: string; readonly key: string };
    readonly service: {
      readonly serviceType: string;
      readonly additional: { readonly enabled: boolean; readonly type: string };
    };
    readonly persistentVolumeClaimRetentionPolicy: { readonly whenDeleted: string; readonly whenScaled: string };
    readonly updateStrategy: { readonly type: string };
    readonly minReadySeconds: number;
    /** Annotations of the object that its pods do not get; they get all others. */
    readonly ignoreAnnotations: readonly string[];
  };
  readonly redisExporter: {
    readonly enabled: boolean;
    readonly port: number;
    readonly image: string;
    readonly imagePullPolicy: string;
    readonly resources: Sizes;
    readonly securityContext: SecurityContext;
    readonly env: readonly { readonly name: string; readonly value: string }[];
  };
  /** Its security context is that of the operator's own init container as well. */
  readonly initContainer: {
    readonly enabled: boolean;
    readonly image: string;
    readonly securityContext: SecurityContext;
  };
  readonly podSecurityContext: {
    readonly runAsNonRoot: boolean;
    readonly runAsUser: number;
    readonly runAsGroup: number;
    readonly fsGroup: number;
    readonly fsGroupChangePolicy: string;
    readonly seccompProfile: { readonly type: string };
  };
  readonly env: readonly Variable[];
  readonly priorityClassName: string;
  readonly serviceAccountName: string;
  /** Keys of the Secret are named, or no client asks who a server is. */
  readonly TLS: {
    readonly ca: string;
    readonly cert: string;
    readonly key: string;
    readonly secret: { readonly secretName: string };
  };
  readonly storage: {
    readonly keepAfterDelete: boolean;
    readonly nodeConfVolume?: boolean;
    readonly volumeClaimTemplate: {
      readonly spec: {
        readonly accessModes: readonly string[];
        readonly storageClassName: string;
        readonly resources: { readonly requests: { readonly storage: string } };
      };
    };
  };
}

export interface RedisProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: CommonSpec & {
    /** Name of a ConfigMap with the key `redis-additional.conf`. */
    readonly redisConfig: { readonly additionalRedisConfig: string };
    readonly securityContext: SecurityContext;
    readonly terminationGracePeriodSeconds: number;
    readonly readinessProbe: Probe;
    readonly livenessProbe: Probe;
  };
}

/** `redis.redis.opstreelabs.in/v1beta2`, kind `Redis`. */
export class Redis extends ApiObject {
  constructor(scope: Construct, id: string, props: RedisProps) {
    super(scope, id, { apiVersion: 'redis.redis.opstreelabs.in/v1beta2', kind: 'Redis', ...props });
  }
}

interface Nodes {
  readonly replicas: number;
  readonly redisConfig: { readonly additionalRedisConfig: string };
  readonly securityContext: SecurityContext;
  readonly terminationGracePeriodSeconds: number;
  readonly readinessProbe: Probe;
  readonly livenessProbe: Probe;
  readonly topologySpreadConstraints: readonly TopologySpreadConstraint[];
  readonly affinity: Affinity;
  readonly pdb: { readonly enabled: boolean };
}

export interface RedisClusterProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: CommonSpec & {
    readonly clusterSize: number;
    readonly clusterVersion: string;
    readonly port: number;
    readonly persistenceEnabled: boolean;
    readonly podManagementPolicy: 'OrderedReady' | 'Parallel';
    readonly redisLeader: Nodes;
    readonly redisFollower: Nodes;
  };
}

/** `redis.redis.opstreelabs.in/v1beta2`, kind `RedisCluster`. */
export class RedisCluster extends ApiObject {
  constructor(scope: Construct, id: string, props: RedisClusterProps) {
    super(scope, id, { apiVersion: 'redis.redis.opstreelabs.in/v1beta2', kind: 'RedisCluster', ...props });
  }
}
