import { Construct } from 'constructs';
import { VolumeSnapshotClass } from '../../../imports/snapshot.storage.k8s.io';
import { STORAGE_CLASS } from '../../model/storage-class';
import { VOLUME_DRIVERS } from '../data/volumes/volume-drivers';
import { KEPT } from '../metadata';

/**
 * How snapshots of datastores' volumes are taken. They stay when a namespace goes with its objects; Velero removes each
 * itself when its backup's time is over.
 */
export class SnapshotClass extends Construct {
  constructor(scope: Construct, id: string, provider: keyof typeof VOLUME_DRIVERS) {
    super(scope, id);
    new VolumeSnapshotClass(this, 'class', {
      metadata: {
        name: STORAGE_CLASS,
        annotations: KEPT,
        // Velero takes the class of a driver that carries it.
        labels: { 'velero.io/csi-volumesnapshot-class': 'true' },
      },
      driver: VOLUME_DRIVERS[provider],
      deletionPolicy: 'Retain',
    });
  }
}
