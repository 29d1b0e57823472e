import { RECOVERY_NAMESPACE } from '../../model/cluster-backups';
import type { Phase } from '../phase';

/** A third party's Helm chart: what it is, which version is installed, where and when. */
export interface Release {
  readonly chart: string;
  /** Repository of charts; without a scheme it is an OCI registry's. */
  readonly repository: string;
  readonly version: string;
  readonly namespace: string;
  readonly phase: Phase;
  /** When it brings CustomResourceDefinitions: most charts do so together with their controller. */
  readonly definitions?: Phase;
}

const ISTIO = { repository: 'https://istio-release.storage.googleapis.com/charts', version: '1.30.3' } as const;

const PROMETHEUS = 'https://prometheus-community.github.io/helm-charts';

/**
 * Every third-party chart that an environment may need, under the name of its Helm release. A version is changed here
 * and nowhere else; its values are in `releases/`, and `npm run versions` lists the whole.
 */
export const CATALOGUE = {
  'aws-load-balancer-controller': {
    chart: 'aws-load-balancer-controller',
    repository: 'https://aws.github.io/eks-charts',
    version: '3.5.0',
    namespace: 'aws-load-balancer-controller',
    phase: 'certified',
    definitions: 'certified',
  },
  // Of its version 0.13.0, whose definition and roles are those of 0.14.0 to the letter; no chart is of that one.
  'barman-cloud-plugin': {
    chart: 'plugin-barman-cloud',
    repository: 'https://cloudnative-pg.github.io/charts',
    version: '0.7.0',
    namespace: 'cnpg-system',
    phase: 'certified',
    definitions: 'certified',
  },
  'cert-manager': {
    chart: 'cert-manager',
    repository: 'https://charts.jetstack.io',
    version: 'v1.21.2',
    namespace: 'cert-manager',
    phase: 'operators',
    definitions: 'operators',
  },
  'cert-manager-webhook-porkbun': {
    chart: 'cert-manager-webhook-porkbun',
    repository: 'https://octabits-io.github.io/cert-manager-webhook-porkbun',
    version: '2.0.1',
    namespace: 'cert-manager',
    phase: 'certified',
  },
  'cloudnative-pg': {
    chart: 'cloudnative-pg',
    repository: 'https://cloudnative-pg.github.io/charts',
    version: '0.29.0',
    namespace: 'cnpg-system',
    phase: 'operators',
    definitions: 'operators',
  },
  'eck-operator': {
    chart: 'eck-operator',
    repository: 'https://helm.elastic.co',
    version: '3.5.0',
    namespace: 'elastic-system',
    phase: 'operators',
    definitions: 'operators',
  },
  'external-dns': {
    chart: 'external-dns',
    repository: 'https://kubernetes-sigs.github.io/external-dns/',
    version: '1.21.1',
    namespace: 'external-dns',
    phase: 'edge',
  },
  'external-secrets': {
    chart: 'external-secrets',
    repository: 'https://charts.external-secrets.io',
    version: '2.9.0',
    namespace: 'external-secrets',
    phase: 'certified',
    definitions: 'certified',
  },
  'istio-base': {
    ...ISTIO,
    chart: 'base',
    namespace: 'istio-system',
    phase: 'definitions',
    definitions: 'definitions',
  },
  'istio-cni': { ...ISTIO, chart: 'cni', namespace: 'istio-cni', phase: 'operators' },
  'istio-ingress': { ...ISTIO, chart: 'gateway', namespace: 'istio-ingress', phase: 'edge' },
  istiod: { ...ISTIO, chart: 'istiod', namespace: 'istio-system', phase: 'operators' },
  keda: {
    chart: 'keda',
    repository: 'https://kedacore.github.io/charts',
    version: '2.20.2',
    namespace: 'keda',
    phase: 'operators',
    definitions: 'operators',
  },
  kong: {
    chart: 'ingress',
    repository: 'https://charts.konghq.com',
    version: '0.24.0',
    namespace: 'kong',
    phase: 'edge',
  },
  // The one that `ingress` consists of; its version is what that chart asks for.
  'kong-definitions': {
    chart: 'kong',
    repository: 'https://charts.konghq.com',
    version: '3.2.0',
    namespace: 'kong',
    phase: 'definitions',
    definitions: 'definitions',
  },
  'kube-prometheus-stack': {
    chart: 'kube-prometheus-stack',
    repository: PROMETHEUS,
    version: '88.3.0',
    namespace: 'monitoring',
    phase: 'operators',
  },
  'metrics-server': {
    chart: 'metrics-server',
    repository: 'https://kubernetes-sigs.github.io/metrics-server/',
    version: '3.13.1',
    namespace: 'kube-system',
    phase: 'operators',
  },
  'nginx-ingress': {
    chart: 'nginx-ingress',
    repository: 'ghcr.io/nginx/charts',
    version: '2.7.1',
    namespace: 'nginx-ingress',
    phase: 'edge',
  },
  'psmdb-operator': {
    chart: 'psmdb-operator',
    repository: 'https://percona.github.io/percona-helm-charts',
    version: '1.22.0',
    namespace: 'percona-mongodb',
    phase: 'operators',
    definitions: 'operators',
  },
  'prometheus-operator-crds': {
    chart: 'prometheus-operator-crds',
    repository: PROMETHEUS,
    version: '31.0.0',
    namespace: 'monitoring',
    phase: 'definitions',
    definitions: 'definitions',
  },
  'rabbitmq-cluster-operator': {
    chart: 'rabbitmq-cluster-operator',
    repository: 'registry-1.docker.io/cloudpirates',
    version: '0.6.5',
    namespace: 'rabbitmq-system',
    phase: 'certified',
    definitions: 'certified',
  },
  'redis-operator': {
    chart: 'redis-operator',
    repository: 'https://ot-container-kit.github.io/helm-charts',
    version: '0.26.1',
    namespace: 'redis-operator',
    phase: 'operators',
    definitions: 'operators',
  },
  'sealed-secrets': {
    chart: 'sealed-secrets',
    repository: 'https://bitnami.github.io/sealed-secrets',
    version: '2.19.1',
    namespace: 'sealed-secrets',
    phase: 'operators',
    definitions: 'operators',
  },
  'snapshot-controller': {
    chart: 'snapshot-controller',
    repository: 'https://piraeus.io/helm-charts/',
    version: '5.2.0',
    namespace: 'snapshot-controller',
    phase: 'operators',
    definitions: 'operators',
  },
  'strimzi-kafka-operator': {
    chart: 'strimzi-kafka-operator',
    repository: 'https://strimzi.io/charts/',
    version: '1.2.0',
    namespace: 'strimzi',
    phase: 'operators',
    definitions: 'operators',
  },
  velero: {
    chart: 'velero',
    repository: 'https://vmware-tanzu.github.io/helm-charts',
    version: '12.1.0',
    namespace: RECOVERY_NAMESPACE,
    phase: 'operators',
    definitions: 'operators',
  },
} as const satisfies Readonly<Record<string, Release>>;

export type ReleaseName = keyof typeof CATALOGUE;

export type ReleaseNamespace = (typeof CATALOGUE)[ReleaseName]['namespace'];
