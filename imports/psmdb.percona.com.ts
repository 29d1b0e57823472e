import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

type Labels = Readonly<Record<string, string>>;

type Amounts = Readonly<Record<string, string>>;

interface Container {
  readonly requests: Amounts;
  readonly limits: Amounts;
}

/** Fields in use, of those that Kubernetes has. */
export interface PodSecurity {
  readonly runAsNonRoot: boolean;
  readonly runAsUser: number;
  readonly runAsGroup: number;
  readonly fsGroup: number;
  readonly fsGroupChangePolicy: 'OnRootMismatch';
  readonly seccompProfile: { readonly type: 'RuntimeDefault' };
}

/** Fields in use, of those that Kubernetes has. */
export interface ContainerSecurity {
  readonly runAsNonRoot: boolean;
  readonly runAsUser: number;
  readonly allowPrivilegeEscalation: boolean;
  readonly capabilities: { readonly drop: readonly string[] };
  readonly seccompProfile: { readonly type: 'RuntimeDefault' };
  readonly readOnlyRootFilesystem?: boolean;
}

/** What pods of every kind have, of mongod and of mongos. */
export interface PerconaPods {
  readonly size: number;
  readonly affinity: { readonly antiAffinityTopologyKey: string };
  readonly topologySpreadConstraints?: readonly {
    readonly maxSkew: number;
    readonly topologyKey: string;
    readonly whenUnsatisfiable: 'DoNotSchedule' | 'ScheduleAnyway';
    readonly nodeTaintsPolicy?: 'Honor';
  }[];
  readonly podDisruptionBudget?: { readonly maxUnavailable: number };
  readonly priorityClassName: string;
  readonly serviceAccountName: string;
  readonly terminationGracePeriodSeconds: number;
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly podSecurityContext: PodSecurity;
  readonly containerSecurityContext: ContainerSecurity;
  readonly resources: Container;
  /** Of `mongod.conf` or `mongos.conf`, as YAML. */
  readonly configuration?: string;
  readonly sidecars?: readonly object[];
}

/** A replica set; that of the configuration servers has no name of its own. */
export interface Replset extends PerconaPods {
  readonly name?: string;
  readonly expose: { readonly enabled: boolean };
  readonly storage: {
    readonly engine: 'wiredTiger';
    readonly wiredTiger: { readonly engineConfig: { readonly cacheSizeRatio: number } };
  };
  readonly volumeSpec: {
    readonly persistentVolumeClaim: {
      readonly labels?: Labels;
      readonly storageClassName: string;
      readonly accessModes: readonly ['ReadWriteOnce'];
      readonly resources: { readonly requests: { readonly storage: string } };
    };
  };
}

export interface S3Storage {
  readonly bucket: string;
  readonly region: string;
  readonly prefix: string;
  readonly serverSideEncryption: { readonly sseAlgorithm: 'aws:kms'; readonly kmsKeyID: string };
}

export interface BackupSpec {
  readonly enabled: boolean;
  readonly image: string;
  readonly resources?: Container;
  readonly containerSecurityContext?: ContainerSecurity;
  /** How long a copy waits for the cluster to be ready, in seconds. */
  readonly startingDeadlineSeconds?: number;
  readonly storages?: Readonly<
    Record<string, { readonly type: 's3'; readonly main?: boolean; readonly s3: S3Storage }>
  >;
  readonly configuration?: {
    /** Minutes. */
    readonly backupOptions?: { readonly oplogSpanMin: number; readonly numParallelCollections?: number };
    readonly restoreOptions?: { readonly numParallelCollections?: number };
  };
  /** Minutes. */
  readonly pitr: { readonly enabled: boolean; readonly oplogSpanMin?: number; readonly compressionType?: string };
  readonly tasks?: readonly {
    readonly name: string;
    readonly enabled: boolean;
    readonly schedule: string;
    readonly storageName: string;
    readonly type: 'logical';
    readonly compressionType: string;
    readonly retention: { readonly type: 'count'; readonly count: number; readonly deleteFromStorage: boolean };
  }[];
}

export interface PerconaServerMongoDBProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: {
    readonly crVersion: string;
    readonly image: string;
    readonly imagePullPolicy: 'IfNotPresent';
    readonly initImage: string;
    readonly initContainerSecurityContext: ContainerSecurity;
    readonly unsafeFlags: Readonly<
      Record<'tls' | 'replsetSize' | 'mongosSize' | 'terminationGracePeriod' | 'backupIfUnhealthy', boolean>
    >;
    readonly updateStrategy: 'SmartUpdate';
    readonly upgradeOptions: { readonly apply: 'disabled'; readonly setFCV: boolean };
    readonly storageScaling?: { readonly enableVolumeScaling: boolean };
    readonly tls: { readonly mode: 'requireTLS'; readonly allowInvalidCertificates: boolean };
    /** Names of Secrets. */
    readonly secrets: Readonly<Partial<Record<'users' | 'ssl' | 'sslInternal', string>>>;
    readonly replsets: readonly Replset[];
    readonly sharding: {
      readonly enabled: boolean;
      readonly balancer?: { readonly enabled: boolean };
      readonly configsvrReplSet?: Replset;
      readonly mongos?: PerconaPods & { readonly expose: { readonly type: 'ClusterIP' } };
    };
    readonly users?: readonly {
      readonly name: string;
      readonly db: string;
      readonly passwordSecretRef: { readonly name: string; readonly key: string };
      readonly roles: readonly { readonly name: string; readonly db: string }[];
    }[];
    readonly backup: BackupSpec;
    readonly logcollector: { readonly enabled: boolean };
  };
}

export interface PerconaServerMongoDBBackupProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: {
    readonly clusterName: string;
    readonly storageName: string;
    readonly type: 'logical';
    readonly compressionType: string;
  };
}

/** `psmdb.percona.com/v1`, kind `PerconaServerMongoDBBackup`. */
export class PerconaServerMongoDBBackup extends ApiObject {
  constructor(scope: Construct, id: string, props: PerconaServerMongoDBBackupProps) {
    super(scope, id, { apiVersion: 'psmdb.percona.com/v1', kind: 'PerconaServerMongoDBBackup', ...props });
  }
}

/** `psmdb.percona.com/v1`, kind `PerconaServerMongoDB`. Percona publishes no package of types. */
export class PerconaServerMongoDB extends ApiObject {
  constructor(scope: Construct, id: string, props: PerconaServerMongoDBProps) {
    super(scope, id, { apiVersion: 'psmdb.percona.com/v1', kind: 'PerconaServerMongoDB', ...props });
  }
}
