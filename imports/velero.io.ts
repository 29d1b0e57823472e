import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

/** Fields in use; Velero publishes no package of types. */
export interface ScheduleProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: {
    readonly schedule: string;
    readonly useOwnerReferencesInBackup?: boolean;
    readonly template: BackupSpec;
  };
}

/** What a backup has in it. Kinds are chosen for all of the cluster, or apart for namespaces and the cluster; never both ways. */
export interface BackupSpec {
  readonly storageLocation: string;
  /** As Go writes durations: `720h0m0s`. */
  readonly ttl: string;
  readonly includedNamespaces: readonly string[];
  readonly includedResources?: readonly string[];
  readonly excludedResources?: readonly string[];
  readonly includeClusterResources?: boolean;
  readonly includedNamespaceScopedResources?: readonly string[];
  readonly includedClusterScopedResources?: readonly string[];
  readonly snapshotVolumes: boolean;
  readonly csiSnapshotTimeout?: string;
  readonly resourcePolicy?: { readonly kind: 'configmap'; readonly name: string };
}

/** `velero.io/v1`, kind `Schedule`. */
export class Schedule extends ApiObject {
  constructor(scope: Construct, id: string, props: ScheduleProps) {
    super(scope, id, { apiVersion: 'velero.io/v1', kind: 'Schedule', ...props });
  }
}
