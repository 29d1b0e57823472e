/** Every label key of the project. */
export const LABEL = {
  /** What selectors match; the mesh takes it as the workload's name, and azora's document selects by it. */
  app: 'app',
  name: 'app.kubernetes.io/name',
  instance: 'app.kubernetes.io/instance',
  version: 'app.kubernetes.io/version',
  component: 'app.kubernetes.io/component',
  partOf: 'app.kubernetes.io/part-of',
  managedBy: 'app.kubernetes.io/managed-by',
  team: 'team',
  costCenter: 'cost-center',
  tier: 'tier',
  environment: 'environment',
  /** Set by Kubernetes on each Namespace. */
  namespaceName: 'kubernetes.io/metadata.name',
} as const;

/** Labels by which costs are allocated and objects are found; on every rendered object. */
export const REQUIRED_LABELS = [
  LABEL.name,
  LABEL.instance,
  LABEL.version,
  LABEL.component,
  LABEL.partOf,
  LABEL.managedBy,
  LABEL.team,
  LABEL.costCenter,
  LABEL.tier,
  LABEL.environment,
] as const;
