import { ETCD_BACKUP } from '../../model/cluster-backups';
import type { ManifestCheck } from './manifest-check';
import { type Container, containersOf, type PodSpec, podOf } from './pods';

/** The first number that is certain to belong to no user of a node. */
const FIRST_USER = 10_000;

/**
 * Pod Security "restricted", and beyond it: a user of no node, and an image that cannot be written to. One job must read
 * files of root on its node, in a namespace that has nothing else and says why.
 */
export const requireRestrictedPods: ManifestCheck = (manifest) => {
  if (manifest.metadata.namespace === ETCD_BACKUP) return [];
  const pod = podOf(manifest);
  return pod ? [...faultsOf(pod), ...containersOf(pod).flatMap((container) => containerFaults(container, pod))] : [];
};

function faultsOf({ hostNetwork, hostPID, hostIPC, securityContext: context = {}, volumes = [] }: PodSpec): string[] {
  return [
    ...must(
      !hostNetwork && !hostPID && !hostIPC,
      'the pod shares a namespace of its node; remove hostNetwork, hostPID and hostIPC',
    ),
    ...must(context.seccompProfile?.type === 'RuntimeDefault', 'the pod has no seccomp profile; set "RuntimeDefault"'),
    ...must(!context.sysctls?.length, 'the pod sets kernel parameters; remove sysctls'),
    ...volumes.flatMap(({ name, hostPath }) =>
      must(hostPath === undefined, `volume "${name}" is a folder of the node; use a claim or an emptyDir`),
    ),
  ];
}

function containerFaults(
  { name, ports = [], securityContext: own = {} }: Container,
  { securityContext: shared = {} }: PodSpec,
): string[] {
  const { runAsUser = 0, runAsGroup = 0, runAsNonRoot } = { ...shared, ...own };
  const container = `container "${name}"`;
  return [
    ...must(runAsNonRoot === true, `${container} may run as root; set runAsNonRoot: true`),
    ...must(runAsUser >= FIRST_USER, `${container} runs as user "${runAsUser}"; use ${FIRST_USER} or more`),
    ...must(runAsGroup >= FIRST_USER, `${container} runs as group "${runAsGroup}"; use ${FIRST_USER} or more`),
    ...must(!own.privileged, `${container} is privileged; remove it`),
    ...must(
      own.allowPrivilegeEscalation === false,
      `${container} may gain privileges; set allowPrivilegeEscalation: false`,
    ),
    ...must(
      (own.capabilities?.drop?.includes('ALL') ?? false) && !own.capabilities?.add?.length,
      `${container} keeps capabilities; drop "ALL" and add none`,
    ),
    ...must(
      own.seccompProfile === undefined || own.seccompProfile.type === 'RuntimeDefault',
      `${container} has a seccomp profile of its own; remove it`,
    ),
    ...must(own.procMount === undefined || own.procMount === 'Default', `${container} unmasks /proc; remove procMount`),
    ...must(!ports.some(({ hostPort }) => hostPort), `${container} takes a port of its node; remove hostPort`),
    ...must(
      own.readOnlyRootFilesystem === true,
      `${container} can write to its image; set readOnlyRootFilesystem: true`,
    ),
  ];
}

const must = (holds: boolean, otherwise: string): string[] => (holds ? [] : [otherwise]);
