/** Folders of an environment under `gitops/` that hold something else than one service. */
export const COMPONENT_FOLDERS = [
  'argocd',
  'root',
  'cluster',
  'guardrails',
  'secrets',
  'mesh',
  'data',
  'edge',
  'recovery',
] as const;

/** Names of objects that a namespace of services has already: the ServiceAccount of Kubernetes, the policies that deny. */
export const NAMESPACE_OBJECTS = ['default', 'default-deny'] as const;

/** Namespaces that Kubernetes and the controllers of every cluster bring with them. */
export const CONTROLLER_NAMESPACES = [
  'argocd',
  'aws-load-balancer-controller',
  'cert-manager',
  'cnpg-system',
  'default',
  'elastic-system',
  'etcd-backup',
  'external-dns',
  'external-secrets',
  'istio-cni',
  'istio-ingress',
  'istio-system',
  'keda',
  'kong',
  'kube-node-lease',
  'kube-public',
  'kube-system',
  'monitoring',
  'nginx-ingress',
  'percona-mongodb',
  'rabbitmq-system',
  'redis-operator',
  'sealed-secrets',
  'snapshot-controller',
  'strimzi',
  'velero',
] as const;
