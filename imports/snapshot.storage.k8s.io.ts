import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface VolumeSnapshotClassProps {
  readonly metadata: ApiObjectMetadata;
  readonly driver: string;
  readonly deletionPolicy: 'Delete' | 'Retain';
  readonly parameters?: Readonly<Record<string, string>>;
}

/** `snapshot.storage.k8s.io/v1`, kind `VolumeSnapshotClass`. */
export class VolumeSnapshotClass extends ApiObject {
  constructor(scope: Construct, id: string, props: VolumeSnapshotClassProps) {
    super(scope, id, { apiVersion: 'snapshot.storage.k8s.io/v1', kind: 'VolumeSnapshotClass', ...props });
  }
}
