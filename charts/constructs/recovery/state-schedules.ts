import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { type BackupSpec, Schedule } from '../../../imports/velero.io';
import type { ClusterBackups } from '../../model/cluster-backups';
import type { Environment } from '../../model/environment';
import { seconds } from '../../model/quantity';
import { rhythmsOf } from '../../model/rhythms';
import { THROW_AWAY_CLASS } from '../../model/storage-class';
import { STORAGE_LOCATION } from '../data/volumes/velero-names';

const VOLUME_POLICY = 'volume-policy';

/** The backups that Velero makes of a cluster, each at its pace. */
export class StateSchedules extends Construct {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    for (const [of, { schedule, keep }] of rhythmsOf(environment)) {
      new Schedule(this, of, {
        metadata: { name: of },
        spec: {
          schedule,
          // A Schedule that goes leaves its backups behind.
          useOwnerReferencesInBackup: false,
          template: { storageLocation: STORAGE_LOCATION, ttl: goDuration(keep), ...CONTENTS[of](environment) },
        },
      });
    }
    if (environment.platform.clusterBackups.volumes) {
      new k8s.KubeConfigMap(this, 'volume-policy', {
        metadata: { name: VOLUME_POLICY },
        data: { 'policy.yaml': POLICY },
      });
    }
  }
}

type Contents = Omit<BackupSpec, 'storageLocation' | 'ttl'>;

const CONTENTS: Readonly<Record<keyof ClusterBackups, (environment: Environment) => Contents>> = {
  // Secrets are among it: passwords of datastores were made in the cluster and are nowhere else, and a copy of a database
  // that nobody can open is none.
  state: () => ({
    includedNamespaces: ['*'],
    includeClusterResources: true,
    // What the cluster makes anew by itself, and what is of this cluster's nodes only.
    excludedResources: [
      'csinodes.storage.k8s.io',
      'endpoints',
      'endpointslices.discovery.k8s.io',
      'events',
      'events.events.k8s.io',
      'leases.coordination.k8s.io',
      'nodes',
      'volumeattachments.storage.k8s.io',
      'volumesnapshotcontents.snapshot.storage.k8s.io',
      'volumesnapshots.snapshot.storage.k8s.io',
    ],
    snapshotVolumes: false,
  }),
  secrets: () => ({
    includedNamespaces: ['*'],
    includedResources: ['secrets'],
    includeClusterResources: false,
    snapshotVolumes: false,
  }),
  volumes: ({ namespaces }) => ({
    includedNamespaces: [namespaces.datastores],
    includedNamespaceScopedResources: ['persistentvolumeclaims', 'volumesnapshots.snapshot.storage.k8s.io'],
    includedClusterScopedResources: [
      'persistentvolumes',
      'volumesnapshotclasses.snapshot.storage.k8s.io',
      'volumesnapshotcontents.snapshot.storage.k8s.io',
    ],
    snapshotVolumes: true,
    csiSnapshotTimeout: '30m0s',
    resourcePolicy: { kind: 'configmap', name: VOLUME_POLICY },
  }),
};

/** Volumes that a restore drill is about to throw away. */
const POLICY = `version: v1
volumePolicies:
  - conditions:
      storageClass:
        - ${THROW_AWAY_CLASS}
    action:
      type: skip
`;

/** `30d` as Go writes it, so that Argo CD sees no difference: `720h0m0s`. */
const goDuration = (duration: string): string => {
  const total = seconds(duration)!;
  return `${Math.floor(total / 3600)}h${Math.floor((total % 3600) / 60)}m${total % 60}s`;
};
