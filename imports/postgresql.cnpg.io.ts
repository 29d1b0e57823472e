import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

/** Fields in use; CloudNativePG publishes no package of types. */
type Text = Readonly<Record<string, string>>;
interface Named {
  readonly name: string;
}

interface Spread {
  readonly maxSkew: number;
  readonly topologyKey: string;
  readonly whenUnsatisfiable: 'DoNotSchedule' | 'ScheduleAnyway';
  readonly labelSelector: {
    readonly matchLabels: Text;
    readonly matchExpressions?: readonly { readonly key: string; readonly operator: 'Exists' }[];
  };
}

interface Volume {
  readonly size: string;
  readonly storageClass: string;
  readonly resizeInUseVolumes: boolean;
}

interface Amounts {
  readonly cpu: string;
  readonly memory: string;
  readonly 'ephemeral-storage'?: string;
}

export interface ResourcesWithDisk {
  readonly requests: Amounts;
  readonly limits: Amounts;
}

export interface Plugin {
  readonly name: string;
  readonly enabled: boolean;
  readonly isWALArchiver: boolean;
  readonly parameters: Text;
}

export interface ClusterSpec {
  readonly description?: string;
  readonly imageName: string;
  readonly instances: number;
  readonly bootstrap:
    | { readonly initdb: { readonly database: string; readonly owner: string; readonly dataChecksums: boolean } }
    | { readonly recovery: { readonly source: string; readonly recoveryTarget?: { readonly targetTime: string } } };
  readonly externalClusters?: readonly { readonly name: string; readonly plugin: Plugin }[];
  readonly plugins?: readonly Plugin[];
  readonly postgresql: {
    readonly parameters: Text;
    readonly pg_hba?: readonly string[];
    readonly synchronous?: {
      readonly method: 'any' | 'first';
      readonly number: number;
      readonly dataDurability: 'required' | 'preferred';
      readonly failoverQuorum: boolean;
    };
  };
  readonly certificates?: { readonly serverTLSSecret: string; readonly serverCASecret: string };
  readonly managed?: { readonly services: { readonly disabledDefaultServices: readonly ('r' | 'ro')[] } };
  readonly storage: Volume;
  readonly walStorage: Volume;
  readonly resources: ResourcesWithDisk;
  readonly affinity: {
    readonly enablePodAntiAffinity: boolean;
    readonly podAntiAffinityType: 'required' | 'preferred';
    readonly topologyKey: string;
  };
  readonly topologySpreadConstraints?: readonly Spread[];
  readonly priorityClassName: string;
  readonly enablePDB: boolean;
  readonly enableSuperuserAccess: boolean;
  readonly primaryUpdateStrategy: 'unsupervised' | 'supervised';
  readonly primaryUpdateMethod: 'switchover' | 'restart';
  readonly switchoverDelay?: number;
  readonly stopDelay?: number;
  readonly smartShutdownTimeout?: number;
  readonly failoverDelay?: number;
  readonly inheritedMetadata: { readonly labels: Text; readonly annotations: Text };
  readonly serviceAccountTemplate?: { readonly metadata: { readonly annotations: Text } };
}

export interface ClusterProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: ClusterSpec;
}

/** `postgresql.cnpg.io/v1`, kind `Cluster`. */
export class Cluster extends ApiObject {
  constructor(scope: Construct, id: string, props: ClusterProps) {
    super(scope, id, { apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', ...props });
  }
}

export interface PoolerProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: {
    readonly cluster: Named;
    readonly type: 'rw' | 'ro';
    readonly instances: number;
    readonly pgbouncer: {
      readonly image: string;
      readonly poolMode: 'session' | 'transaction';
      readonly parameters: Text;
    };
    readonly deploymentStrategy: {
      readonly type: 'RollingUpdate';
      readonly rollingUpdate: { readonly maxSurge: number; readonly maxUnavailable: number };
    };
    readonly serviceTemplate: { readonly metadata: { readonly labels: Text } };
    readonly template: {
      readonly metadata: { readonly labels: Text; readonly annotations: Text };
      readonly spec: {
        readonly containers: readonly { readonly name: 'pgbouncer'; readonly resources: ResourcesWithDisk }[];
        readonly priorityClassName: string;
        readonly terminationGracePeriodSeconds: number;
        readonly topologySpreadConstraints: readonly Spread[];
      };
    };
  };
}

/** `postgresql.cnpg.io/v1`, kind `Pooler`. */
export class Pooler extends ApiObject {
  constructor(scope: Construct, id: string, props: PoolerProps) {
    super(scope, id, { apiVersion: 'postgresql.cnpg.io/v1', kind: 'Pooler', ...props });
  }
}

export interface DatabaseProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: {
    readonly cluster: Named;
    readonly name: string;
    readonly owner: string;
    readonly databaseReclaimPolicy: 'retain' | 'delete';
  };
}

/** `postgresql.cnpg.io/v1`, kind `Database`. */
export class Database extends ApiObject {
  constructor(scope: Construct, id: string, props: DatabaseProps) {
    super(scope, id, { apiVersion: 'postgresql.cnpg.io/v1', kind: 'Database', ...props });
  }
}

export interface DatabaseRoleProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: {
    readonly cluster: Named;
    readonly name: string;
    readonly comment: string;
    readonly login: boolean;
    readonly connectionLimit: number;
    readonly inRoles?: readonly string[];
    readonly passwordSecret: Named;
    readonly databaseRoleReclaimPolicy: 'retain' | 'delete';
  };
}

/** `postgresql.cnpg.io/v1`, kind `DatabaseRole`. */
export class DatabaseRole extends ApiObject {
  constructor(scope: Construct, id: string, props: DatabaseRoleProps) {
    super(scope, id, { apiVersion: 'postgresql.cnpg.io/v1', kind: 'DatabaseRole', ...props });
  }
}

export interface ScheduledBackupProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: {
    readonly cluster: Named;
    /** Cron expression of six fields: seconds come first. */
    readonly schedule: string;
    readonly immediate: boolean;
    readonly backupOwnerReference: 'none' | 'self' | 'cluster';
    readonly method: 'plugin';
    readonly pluginConfiguration: Named;
    readonly target: 'primary' | 'prefer-standby';
  };
}

/** `postgresql.cnpg.io/v1`, kind `ScheduledBackup`. */
export class ScheduledBackup extends ApiObject {
  constructor(scope: Construct, id: string, props: ScheduledBackupProps) {
    super(scope, id, { apiVersion: 'postgresql.cnpg.io/v1', kind: 'ScheduledBackup', ...props });
  }
}
