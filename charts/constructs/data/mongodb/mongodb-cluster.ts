import type { BackupSpec, PerconaServerMongoDBProps } from '../../../../imports/psmdb.percona.com';
import { MONGODB_IMAGES, OPERATOR_VERSION, serverImage } from './images';
import { CONTAINER_SECURITY } from './pods';
import { type ReplsetsProps, replsets } from './replsets';

type Spec = PerconaServerMongoDBProps['spec'];

export interface ClusterProps extends ReplsetsProps {
  /** Names of Secrets, where they are not the operator's own choice. */
  readonly secrets: Spec['secrets'];
  readonly users?: Spec['users'];
  readonly backup: BackupSpec;
}

/** `mongodb-users`: passwords of the operator's own users, which it makes itself. */
export const usersSecretOf = (name: string): string => `${name}-system-users`;

/** A cluster as the operator is told of it: the live one, or a copy that is thrown away. */
export function clusterSpec({ secrets, users, backup, ...props }: ClusterProps): Spec {
  const { store, life } = props;
  return {
    crVersion: OPERATOR_VERSION,
    image: serverImage(store.version),
    imagePullPolicy: 'IfNotPresent',
    initImage: MONGODB_IMAGES.init,
    initContainerSecurityContext: CONTAINER_SECURITY,
    unsafeFlags: {
      tls: false,
      // One member has nobody to elect; a copy that is thrown away needs no second.
      replsetSize: life === 'throw-away',
      mongosSize: life === 'throw-away',
      terminationGracePeriod: false,
      backupIfUnhealthy: false,
    },
    // The primary last, once it has handed over.
    updateStrategy: 'SmartUpdate',
    // Versions change in Git.
    upgradeOptions: { apply: 'disabled', setFCV: false },
    storageScaling: { enableVolumeScaling: true },
    tls: { mode: 'requireTLS', allowInvalidCertificates: false },
    secrets,
    ...replsets(props),
    ...(users && users.length > 0 && { users }),
    backup,
    // To the container's output, where logs are gathered from, rather than to files on the volume.
    logcollector: { enabled: false },
  };
}
