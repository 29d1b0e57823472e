import { BACKUP_FOLDERS, backupKeyOf } from '../../../model/backup-storage';
import { type Environment, instanceOf } from '../../../model/environment';
import { cloudRole } from '../../cloud-role';
import { STORAGE_LOCATION, VELERO_ROLE } from '../../data/volumes/velero-names';
import { CONTROLLER_PRIORITY } from '../../guardrails/priorities';
import { toApiServer, toClusterDns, toObjectStorage } from '../../network/grants';
import type { Install } from '../controller';
import { KINDS, sized } from '../shared';

const PODS = { 'app.kubernetes.io/name': 'velero', 'app.kubernetes.io/instance': 'velero' };

/** Velero's minor version and that of its plugins belong together: 1.18 and 1.14. */
const PLUGINS = {
  aws: 'docker.io/velero/velero-plugin-for-aws:v1.14.2@sha256:0751144c1c8e52d52c48717fbd13ad5a3061e612ae4d7ad744a946cd5b139d1a',
  gcp: 'docker.io/velero/velero-plugin-for-gcp:v1.14.2@sha256:f4c0b7d1e69f7dbc721e2dc7eca20a9720d06f7c5e021ccc3cd57df6bb505f7b',
} as const;

const CONFINED = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
} as const;

const SIZE = sized(['100m', '256Mi'], ['1', '1Gi']);

/**
 * Copies the objects of the cluster to the environment's bucket and has the drivers take snapshots of volumes.
 *
 * Its agent on each node is left out: it would read the files of every pod as root, and is needed only where the contents
 * of volumes go to the bucket. Datastores see to those copies themselves, by their engine's own means.
 */
export const velero: Install = (environment) => ({
  release: 'velero',
  values: {
    image: {
      repository: 'docker.io/velero/velero',
      tag: 'v1.18.1',
      digest: 'sha256:11459094b1b21ec7c817b08f8067d9e89380835547915cac9c4132ff05b55b90',
      pullPolicy: 'IfNotPresent',
    },
    initContainers: [pluginOf(environment)],
    // The chart has one replica, which stops before the next one starts: two would make every backup twice.
    revisionHistoryLimit: 5,
    terminationGracePeriodSeconds: 600,
    priorityClassName: CONTROLLER_PRIORITY,
    resources: SIZE,
    podSecurityContext: {
      runAsNonRoot: true,
      runAsUser: 10001,
      runAsGroup: 10001,
      fsGroup: 10001,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    containerSecurityContext: CONFINED,
    serviceAccount: { server: { name: 'velero-server', annotations: cloudRole(environment, 'velero') } },
    credentials: { useSecret: false },
    // Bound to what it needs for backups; a restore writes anything, and is bound to more for as long as it goes on.
    rbac: { create: true, clusterAdministrator: true, clusterAdministratorName: VELERO_ROLE },
    extraObjects: [ROLE],
    deployNodeAgent: false,
    configuration: {
      features: 'EnableCSI',
      logFormat: 'json',
      backupStorageLocation: [locationOf(environment)],
      defaultBackupStorageLocation: STORAGE_LOCATION,
      extraEnvVars: [{ name: 'HOME', value: '/tmp' }],
    },
    // Of volumes that Velero would ask the cloud for itself; drivers are asked by way of Kubernetes.
    snapshotsEnabled: false,
    // Argo CD applies the definitions, and keeps them.
    upgradeCRDs: false,
    cleanUpCRDs: false,
    metrics: { enabled: true, serviceMonitor: { enabled: true, autodetect: false } },
  },
  firewalls: [
    {
      name: 'velero',
      podLabels: PODS,
      admits: [],
      metrics: [8085],
      reaches: [
        toClusterDns(environment.nodes),
        toApiServer(environment.apiServer),
        ...toObjectStorage(environment.cloud),
      ],
    },
  ],
  kinds: {
    cluster: [...KINDS.clusterRoles, ...KINDS.definitions],
    namespaced: [
      ...KINDS.roles,
      ...KINDS.monitored,
      '/ConfigMap',
      '/Service',
      '/ServiceAccount',
      'apps/Deployment',
      'velero.io/BackupStorageLocation',
    ],
  },
  // Velero notes there when it last looked.
  ignore: [{ group: 'velero.io', kind: 'BackupStorageLocation', jqPathExpressions: ['.status'] }],
});

const pluginOf = ({ cloud: { provider } }: Environment) => {
  const kind = provider === 'aws' ? 'aws' : 'gcp';
  return {
    name: `velero-plugin-for-${kind}`,
    image: PLUGINS[kind],
    imagePullPolicy: 'IfNotPresent',
    resources: sized(['10m', '32Mi'], ['200m', '128Mi']),
    securityContext: CONFINED,
    volumeMounts: [{ mountPath: '/target', name: 'plugins' }],
  };
};

const locationOf = (environment: Environment) => ({
  name: STORAGE_LOCATION,
  default: true,
  provider: environment.cloud.provider === 'aws' ? 'aws' : 'gcp',
  bucket: environment.backups.primary.bucket,
  prefix: BACKUP_FOLDERS.velero,
  accessMode: 'ReadWrite',
  validationFrequency: '5m',
  config: configOf(environment),
});

function configOf(environment: Environment): Record<string, string> {
  const { cloud, backups } = environment;
  if (cloud.provider !== 'aws') {
    // The plugin does not start without the name of an account, and signs with it the addresses from which its command
    // downloads logs. Nothing else needs one: it acts as its ServiceAccount, and logs are read from the bucket.
    return { serviceAccount: 'none' };
  }
  return {
    region: backups.primary.region,
    kmsKeyId: backupKeyOf(cloud, instanceOf(environment), backups.primary),
  };
}

/** Reads everything that it copies, and writes nothing but snapshots; its own namespace is its own by another role. */
const ROLE = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name: VELERO_ROLE },
  rules: [
    { apiGroups: ['*'], resources: ['*'], verbs: ['get', 'list', 'watch'] },
    {
      apiGroups: ['snapshot.storage.k8s.io'],
      resources: ['volumesnapshots', 'volumesnapshotcontents'],
      verbs: ['create', 'update', 'patch', 'delete'],
    },
  ],
} as const;
