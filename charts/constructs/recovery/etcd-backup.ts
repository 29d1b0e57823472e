import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { BACKUP_FOLDERS } from '../../model/backup-storage';
import { ETCD_BACKUP } from '../../model/cluster-backups';
import type { Environment } from '../../model/environment';
import { cloudRole } from '../cloud-role';
import { ControllersQuota } from '../controllers/controllers-quota';
import { IMAGES } from '../data/images';
import { cronSpec } from '../data/jobs/cron-spec';
import { rcloneEnv } from '../data/jobs/rclone-remotes';
import { GuardedNamespace } from '../guardrails/guarded-namespace';
import { Limits } from '../guardrails/limits';
import { priorityClassOf } from '../guardrails/priorities';
import { requirements } from '../guardrails/quantities';
import { RESTRICTED_CONTAINER } from '../guardrails/restricted';
import { environmentLabels } from '../metadata';
import { DefaultDeny } from '../network/default-deny';
import { COPY } from './rclone';

/** Where kubeadm keeps the certificates of etcd, which only root of a control plane's node may read. */
const CERTIFICATES = '/etc/kubernetes/pki/etcd';

const SNAPSHOT = '/snapshot';

const CONTROL_PLANE = 'node-role.kubernetes.io/control-plane';

/**
 * Copies the database of a control plane that the platform runs itself, at the pace of Kubernetes' state. EKS and GKE let
 * nobody near theirs.
 */
export class EtcdBackup extends Construct {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    new GuardedNamespace(this, 'namespace', {
      name: ETCD_BACKUP,
      level: 'privileged',
      reason: "The job reads etcd's certificates on the node as root, and etcd answers on the node's own address only",
      mesh: 'disabled',
    });
    new ControllersQuota(this, 'quota', {
      namespace: ETCD_BACKUP,
      quota: { pods: 2, requests: { cpu: '200m', memory: '512Mi' }, limits: { cpu: '2', memory: '2Gi' } },
    });
    new Limits(this, 'limits', ETCD_BACKUP);
    new DefaultDeny(this, 'network', ETCD_BACKUP);
    new k8s.KubeServiceAccount(this, 'identity', {
      metadata: { name: ETCD_BACKUP, namespace: ETCD_BACKUP, annotations: cloudRole(environment, ETCD_BACKUP) },
      automountServiceAccountToken: false,
    });
    new k8s.KubeCronJob(this, 'job', {
      metadata: { name: ETCD_BACKUP, namespace: ETCD_BACKUP },
      spec: cronSpec({
        schedule: environment.platform.clusterBackups.state.schedule,
        deadline: 1800,
        retries: 2,
        template: podOf(environment),
      }),
    });
  }
}

const podOf = (environment: Environment): k8s.PodTemplateSpec => ({
  metadata: { labels: environmentLabels(environment, 'recovery') },
  spec: {
    restartPolicy: 'Never',
    serviceAccountName: ETCD_BACKUP,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    priorityClassName: priorityClassOf('batch'),
    hostNetwork: true,
    dnsPolicy: 'ClusterFirstWithHostNet',
    nodeSelector: { [CONTROL_PLANE]: '' },
    tolerations: [{ key: CONTROL_PLANE, operator: 'Exists', effect: 'NoSchedule' }],
    securityContext: { runAsUser: 0, runAsGroup: 0, seccompProfile: { type: 'RuntimeDefault' } },
    initContainers: [snapshot],
    containers: [uploadOf(environment)],
    volumes: [
      { name: 'certificates', hostPath: { path: CERTIFICATES, type: 'Directory' } },
      { name: 'snapshot', emptyDir: { sizeLimit: k8s.Quantity.fromString('8Gi') } },
      { name: 'tmp', emptyDir: { sizeLimit: k8s.Quantity.fromString('64Mi') } },
    ],
  },
});

/** Of either container. The snapshot, which is as large as the database, counts as the pod's ephemeral storage. */
const RESOURCES = requirements(
  { requests: { cpu: '50m', memory: '128Mi' }, limits: { cpu: '500m', memory: '512Mi' } },
  { request: '1Gi', limit: '8Gi' },
);

const snapshot: k8s.Container = {
  name: 'snapshot',
  image: IMAGES.etcd,
  imagePullPolicy: 'IfNotPresent',
  command: [
    'etcdctl',
    '--endpoints=https://127.0.0.1:2379',
    `--cacert=${CERTIFICATES}/ca.crt`,
    // Of the probes: the least of the certificates that etcd takes.
    `--cert=${CERTIFICATES}/healthcheck-client.crt`,
    `--key=${CERTIFICATES}/healthcheck-client.key`,
    'snapshot',
    'save',
    `${SNAPSHOT}/etcd.db`,
  ],
  resources: RESOURCES,
  securityContext: RESTRICTED_CONTAINER,
  volumeMounts: [
    { name: 'certificates', mountPath: CERTIFICATES, readOnly: true },
    { name: 'snapshot', mountPath: SNAPSHOT },
  ],
};

const uploadOf = (environment: Environment): k8s.Container => ({
  name: 'upload',
  image: IMAGES.rclone,
  imagePullPolicy: 'IfNotPresent',
  command: [
    '/bin/sh',
    '-ec',
    `exec rclone copy ${COPY.join(' ')} --immutable ${SNAPSHOT} "backups:${environment.backups.primary.bucket}/${BACKUP_FOLDERS.etcd}/$(date -u +%Y-%m-%dT%H-%M-%SZ)"`,
  ],
  env: [{ name: 'HOME', value: '/tmp' }, ...rcloneEnv(environment)],
  resources: RESOURCES,
  securityContext: RESTRICTED_CONTAINER,
  volumeMounts: [
    { name: 'snapshot', mountPath: SNAPSHOT, readOnly: true },
    { name: 'tmp', mountPath: '/tmp' },
  ],
});
