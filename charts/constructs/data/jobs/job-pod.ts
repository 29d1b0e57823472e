import { k8s } from 'cdk8s-plus-27';
import type { Resources } from '../../../model/resources';
import { priorityClassOf } from '../../guardrails/priorities';
import { requirements } from '../../guardrails/quantities';
import { NOBODY, RESTRICTED_CONTAINER, restrictedPod } from '../../guardrails/restricted';
import { OUTSIDE_MESH } from '../outside-mesh';

/** Label of the pods of a job, by which policies tell them from all others. */
export const JOB_LABEL = 'datastore-job';

export interface JobContainer {
  readonly name: string;
  readonly image: string;
  readonly command: readonly string[];
  readonly env?: readonly k8s.EnvVar[];
  readonly resources: Resources;
  /** Local disk that it fills beside its logs: of an `emptyDir` that it writes to. */
  readonly disk?: string;
  readonly mounts?: readonly k8s.VolumeMount[];
}

export interface JobPodProps {
  /** Whose it is, and what it costs. */
  readonly podLabels: Readonly<Record<string, string>>;
  /** Of the job. */
  readonly job: string;
  readonly serviceAccount: string;
  /** Whether it talks to the Kubernetes API. */
  readonly token: boolean;
  /** Run one after the other before the last. */
  readonly before?: readonly JobContainer[];
  readonly last: JobContainer;
  /** Run at the same time as the last; the job is done when all are. */
  readonly beside?: readonly JobContainer[];
  readonly volumes?: readonly k8s.Volume[];
}

/** Where every container may write; what is larger goes to a volume of its own. */
const SCRATCH = 'tmp';

/** A pod that does one thing and ends, as safe as every other of the namespace. */
export function jobPod(props: JobPodProps): k8s.PodTemplateSpec {
  const { podLabels, job, serviceAccount, token, before = [], last, beside = [], volumes = [] } = props;
  return {
    metadata: { labels: { ...podLabels, [JOB_LABEL]: job, ...OUTSIDE_MESH } },
    spec: {
      restartPolicy: 'Never',
      serviceAccountName: serviceAccount,
      automountServiceAccountToken: token,
      enableServiceLinks: false,
      priorityClassName: priorityClassOf('batch'),
      securityContext: restrictedPod(NOBODY),
      ...(before.length > 0 && { initContainers: before.map(containerOf) }),
      containers: [last, ...beside].map(containerOf),
      volumes: [{ name: SCRATCH, emptyDir: { sizeLimit: k8s.Quantity.fromString('256Mi') } }, ...volumes],
    },
  };
}

const containerOf = ({
  name,
  image,
  command,
  env = [],
  resources,
  disk,
  mounts = [],
}: JobContainer): k8s.Container => ({
  name,
  image,
  imagePullPolicy: 'IfNotPresent',
  command: [...command],
  env: [{ name: 'HOME', value: '/tmp' }, ...env],
  resources: requirements(resources, { request: disk ?? '64Mi', limit: disk ?? '512Mi' }),
  securityContext: RESTRICTED_CONTAINER,
  volumeMounts: [{ name: SCRATCH, mountPath: '/tmp' }, ...mounts],
});
