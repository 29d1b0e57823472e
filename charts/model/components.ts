/** Folders of an environment under `gitops/` that hold something else than one service. */
export const COMPONENT_FOLDERS = ['argocd', 'root', 'cluster', 'guardrails', 'mesh', 'data'] as const;

/** Objects that a namespace of services has already; a service of that name would take their place. */
export const NAMESPACE_OBJECTS: ReadonlyMap<string, string> = new Map([
  ['default', 'ServiceAccount'],
  ['default-deny', 'policies'],
]);

/** Namespaces that Kubernetes and the controllers of every cluster bring with them. */
export const CONTROLLER_NAMESPACES = [
  'argocd',
  'default',
  'istio-cni',
  'istio-system',
  'keda',
  'kube-node-lease',
  'kube-public',
  'kube-system',
  'monitoring',
] as const;
