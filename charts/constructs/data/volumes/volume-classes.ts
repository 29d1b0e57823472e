import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Cloud } from '../../../model/cloud';
import { STORAGE_CLASS, THROW_AWAY_CLASS } from '../../../model/storage-class';
import { KEPT } from '../../metadata';
import { VOLUME_DRIVERS } from './volume-drivers';

/**
 * The classes of datastores' volumes; a cluster of no known provider brings them itself. Kubernetes lets nobody change a
 * class: other parameters need a class of another name, to which volumes move.
 */
export class VolumeClasses extends Construct {
  constructor(scope: Construct, id: string, { provider }: Cloud) {
    super(scope, id);
    if (provider === 'any') return;
    for (const [name, reclaimPolicy] of [
      [STORAGE_CLASS, 'Retain'],
      [THROW_AWAY_CLASS, 'Delete'],
    ] as const) {
      new k8s.KubeStorageClass(this, name, {
        metadata: { name, annotations: KEPT },
        provisioner: VOLUME_DRIVERS[provider],
        parameters: PARAMETERS[provider],
        reclaimPolicy,
        allowVolumeExpansion: true,
        // A volume is in one zone: that of the node that its pod was given.
        volumeBindingMode: 'WaitForFirstConsumer',
      });
    }
  }
}

const PARAMETERS: Readonly<Record<keyof typeof VOLUME_DRIVERS, Record<string, string>>> = {
  aws: {
    type: 'gp3',
    encrypted: 'true',
    // What every volume has at no cost, whatever its size.
    iops: '3000',
    // Twice that: at 125 MiB/s alone, 100 GiB are read back in 14 minutes, of the 15 in which the strictest recovery time
    // has everything done.
    throughput: '250',
    'csi.storage.k8s.io/fstype': 'ext4',
  },
  // Google encrypts all disks, and their speed grows with their size.
  google: { type: 'pd-ssd', 'csi.storage.k8s.io/fstype': 'ext4' },
};
