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
  /** Has pods of a Namespace count as ready only once AWS's load balancer sends them requests. */
  readinessGates: 'elbv2.k8s.aws/pod-readiness-gate-inject',
} as const;

/** What a Secret's object says about it to whoever looks at the cluster. */
export const SECRET_ANNOTATION = {
  purpose: 'secret-purpose',
  /** How long its values may stay the same. */
  rotation: 'secret-rotation',
  /** Day on which they were sealed. */
  sealedOn: 'secret-sealed-on',
  /** On pods: changes with the values, so that they start anew. */
  versions: 'secret-versions',
} as const;

/** What a certificate's object says about it to whoever sees that it is not renewed. */
export const CERTIFICATE_ANNOTATION = {
  /** How its issuer is shown whose the names are. */
  proof: 'certificate-proof',
  runbook: 'certificate-runbook',
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
