/** What every environment has in common and each organisation sets for itself. */
export const SETTINGS = {
  /** Where Argo CD reads `gitops/` from. */
  repository: 'https://github.com/education-platforms/platforms.git',
  revision: 'main',
  /** Argo CD runs in the cluster that it syncs: one cluster for each environment. */
  destination: 'https://kubernetes.default.svc',
  argocdNamespace: 'argocd',
  /** Folder of rendered YAML, from the root of the repository. */
  output: 'gitops',
  /** Folder of the documentation, some pages of which follow from the definitions. */
  handbook: 'docs',
} as const;
