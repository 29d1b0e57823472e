import type { Manifest } from '../../model/manifest';

/** The parts of a pod that the checks judge; everything may be missing in what a construct renders. */
export interface PodSpec {
  readonly hostNetwork?: boolean;
  readonly hostPID?: boolean;
  readonly hostIPC?: boolean;
  readonly securityContext?: SecurityContext;
  readonly volumes?: readonly { readonly name: string; readonly hostPath?: unknown }[];
  readonly containers?: readonly Container[];
  readonly initContainers?: readonly Container[];
}

export interface Container {
  readonly name: string;
  readonly image?: string;
  readonly resources?: { readonly requests?: Amounts; readonly limits?: Amounts };
  readonly securityContext?: SecurityContext;
  readonly ports?: readonly { readonly hostPort?: number }[];
}

interface SecurityContext {
  readonly runAsNonRoot?: boolean;
  readonly runAsUser?: number;
  readonly runAsGroup?: number;
  readonly privileged?: boolean;
  readonly allowPrivilegeEscalation?: boolean;
  readonly readOnlyRootFilesystem?: boolean;
  readonly capabilities?: { readonly drop?: readonly string[]; readonly add?: readonly string[] };
  readonly procMount?: string;
  readonly sysctls?: readonly unknown[];
  readonly seccompProfile?: { readonly type?: string };
}

type Amounts = Readonly<Record<string, unknown>>;

/** The pod that an object makes, whatever its kind; undefined for objects that make none. */
export function podOf({ kind, spec }: Manifest): PodSpec | undefined {
  const of = spec as
    | { template?: { spec?: PodSpec }; jobTemplate?: { spec?: { template?: { spec?: PodSpec } } } }
    | undefined;
  if (kind === 'Pod') return spec as PodSpec;
  if (kind === 'CronJob') return of?.jobTemplate?.spec?.template?.spec;
  return ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'Rollout'].includes(kind)
    ? of?.template?.spec
    : undefined;
}

export const containersOf = ({ containers = [], initContainers = [] }: PodSpec): Container[] => [
  ...initContainers,
  ...containers,
];
