import type { Amounts } from '../../model/resources';
import type { GuardedNamespaceProps } from '../guardrails/guarded-namespace';
import type { ReleaseNamespace } from './catalogue';

/** A namespace of controllers: how safe its pods must be, and the most that they may ask for. */
export interface ControllerNamespace extends Omit<GuardedNamespaceProps, 'name'> {
  /** All its controllers at their most with a rollout under way and pods that still end, and half as much again. */
  readonly quota: ControllerQuota;
}

export interface ControllerQuota {
  readonly pods: number;
  /** The class of its pods, where only a quota that names it lets them in, as on Google's clusters. */
  readonly systemClass?: 'system-node-critical';
  /** Absent where the number of nodes decides. */
  readonly requests?: Amounts;
  readonly limits?: Amounts;
  readonly persistentVolumeClaims?: number;
}

/** The namespaces that releases go to; Kubernetes makes kube-system itself. */
export const NAMESPACES: Readonly<Record<Exclude<ReleaseNamespace, 'kube-system'>, ControllerNamespace>> = {
  'aws-load-balancer-controller': {
    level: 'restricted',
    mesh: 'disabled',
    quota: { pods: 6, requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '4', memory: '4Gi' } },
  },
  'cert-manager': {
    level: 'restricted',
    mesh: 'disabled',
    quota: { pods: 20, requests: { cpu: '1', memory: '3Gi' }, limits: { cpu: '8', memory: '8Gi' } },
  },
  'cnpg-system': {
    level: 'restricted',
    mesh: 'disabled',
    quota: { pods: 6, requests: { cpu: '1', memory: '1536Mi' }, limits: { cpu: '6', memory: '3Gi' } },
  },
  'elastic-system': {
    level: 'restricted',
    mesh: 'disabled',
    quota: { pods: 3, requests: { cpu: '300m', memory: '576Mi' }, limits: { cpu: '3', memory: '1536Mi' } },
  },
  'external-dns': {
    level: 'restricted',
    mesh: 'disabled',
    quota: { pods: 4, requests: { cpu: '500m', memory: '512Mi' }, limits: { cpu: '2', memory: '1Gi' } },
  },
  'external-secrets': {
    level: 'restricted',
    mesh: 'disabled',
    quota: { pods: 10, requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '4', memory: '3Gi' } },
  },
  'istio-cni': {
    level: 'privileged',
    reason:
      'The agent installs itself into the container runtime of each node and enters the network namespaces of pods',
    mesh: 'disabled',
    quota: { pods: 200, systemClass: 'system-node-critical' },
  },
  'istio-ingress': {
    level: 'restricted',
    mesh: 'enabled',
    quota: { pods: 20, requests: { cpu: '10', memory: '8Gi' }, limits: { cpu: '40', memory: '24Gi' } },
  },
  'istio-system': {
    level: 'restricted',
    mesh: 'disabled',
    quota: { pods: 10, requests: { cpu: '5', memory: '10Gi' }, limits: { cpu: '20', memory: '20Gi' } },
  },
  keda: {
    level: 'restricted',
    mesh: 'disabled',
    quota: { pods: 14, requests: { cpu: '1', memory: '2Gi' }, limits: { cpu: '8', memory: '4Gi' } },
  },
  kong: {
    level: 'restricted',
    mesh: 'enabled',
    quota: { pods: 24, requests: { cpu: '14', memory: '14Gi' }, limits: { cpu: '62', memory: '28Gi' } },
  },
  monitoring: {
    level: 'restricted',
    mesh: 'disabled',
    quota: {
      pods: 12,
      requests: { cpu: '2', memory: '8Gi' },
      limits: { cpu: '9', memory: '16Gi' },
      persistentVolumeClaims: 4,
    },
  },
  'nginx-ingress': {
    level: 'restricted',
    mesh: 'enabled',
    quota: { pods: 36, requests: { cpu: '17', memory: '18Gi' }, limits: { cpu: '108', memory: '72Gi' } },
  },
  'percona-mongodb': {
    level: 'restricted',
    mesh: 'disabled',
    quota: { pods: 5, requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '3', memory: '3Gi' } },
  },
  'rabbitmq-system': {
    level: 'restricted',
    mesh: 'disabled',
    quota: { pods: 12, requests: { cpu: '600m', memory: '1536Mi' }, limits: { cpu: '6', memory: '3Gi' } },
  },
  'redis-operator': {
    level: 'restricted',
    mesh: 'disabled',
    quota: { pods: 6, requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '3', memory: '2Gi' } },
  },
  'sealed-secrets': {
    level: 'restricted',
    mesh: 'disabled',
    quota: { pods: 3, requests: { cpu: '200m', memory: '256Mi' }, limits: { cpu: '1', memory: '512Mi' } },
  },
  'snapshot-controller': {
    level: 'restricted',
    mesh: 'disabled',
    quota: { pods: 6, requests: { cpu: '200m', memory: '512Mi' }, limits: { cpu: '2', memory: '1536Mi' } },
  },
  strimzi: {
    level: 'restricted',
    mesh: 'disabled',
    quota: { pods: 6, requests: { cpu: '1200m', memory: '2304Mi' }, limits: { cpu: '6', memory: '2304Mi' } },
  },
  velero: {
    level: 'restricted',
    mesh: 'disabled',
    // Beside Velero, the jobs that copy off site and archive; those that ended count as no pods.
    quota: { pods: 8, requests: { cpu: '1', memory: '2Gi' }, limits: { cpu: '6', memory: '6Gi' } },
  },
};
