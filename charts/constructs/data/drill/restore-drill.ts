import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Datastore } from '../../../model/datastore';
import { seconds } from '../../../model/quantity';
import { DRILL, drillOf, throwAwayOf } from '../../../model/stores/drill';
import { BoundRole } from '../../guardrails/bound-role';
import { toApiServer } from '../../network/grants';
import type { Alert } from '../alerts/alert-rule';
import { type JobAlertProps, jobFailed, jobTooOld, jobTooSlow, overdue } from '../alerts/job-alerts';
import { IMAGES } from '../images';
import type { JobContainer } from '../jobs/job-pod';
import { ScheduledJob } from '../jobs/scheduled-job';
import type { StoreProps } from '../store-props';
import { patienceOf } from './patience';

export interface RestoreDrillProps extends StoreProps {
  /**
   * A bash script that restores the newest copy under other names, holds it against what is live and ends with 0 only if
   * it is whole. It is run with `set -euo pipefail`, the folder with `files` as working directory. What waits in a loop
   * says `in_time` in each turn, and ends when it has lasted too long; `left` prints the seconds until then.
   */
  readonly script: string;
  /** A bash function body that takes everything away that the script made; it is run at the beginning as well as at the end. */
  readonly cleanUp: string;
  /** A bash function body that prints how the copy is, run when the script failed and before everything is taken away. */
  readonly evidence?: string;
  /** Manifests and further files that the script applies, by name. */
  readonly files?: Readonly<Record<string, string>>;
  /** What the script may do with the Kubernetes API, in the datastores' namespace; where that is nothing, it has no token. */
  readonly rules: readonly k8s.PolicyRule[];
  /** Identity in the environment's cloud, where the script itself needs one. */
  readonly identity?: string;
  readonly env?: readonly k8s.EnvVar[];
  /** What runs beside the script, such as a client of the datastore; it finds the script's files in `/drill` too. */
  readonly beside?: readonly JobContainer[];
  /** Shared by the script and what runs beside it. */
  readonly volumes?: readonly k8s.Volume[];
  readonly mounts?: readonly k8s.VolumeMount[];
  readonly reaches?: readonly k8s.NetworkPolicyEgressRule[];
}

/**
 * Shows on schedule that a datastore comes back from its newest copy, and how long that takes: the Job's own start and
 * completion, which kube-state-metrics exports, are the figure that its recovery time is held against.
 */
export class RestoreDrill extends Construct {
  constructor(scope: Construct, id: string, props: RestoreDrillProps) {
    super(scope, id);
    const { environment, name, store, files = {}, identity, env, reaches = [] } = props;
    const { beside = [], volumes = [], mounts = [] } = props;
    const rules = [...props.rules, ...(props.evidence ? [MAY_LIST_EVENTS] : [])];
    const token = rules.length > 0;
    const { rto } = environment.platform.recovery[store.tier];
    const job = drillOf(name);
    const { backup } = store;
    if (!backup) throw new Error(`Cannot drill ${environment.id} ${name}: it has no backup`);

    new k8s.KubeConfigMap(this, 'script', {
      metadata: { name: job },
      data: { 'drill.sh': scriptOf({ ...props, patience: patienceOf(rto) }), ...files },
    });
    if (token) {
      new BoundRole(this, 'role', {
        name: job,
        rules,
        subjects: [{ kind: 'ServiceAccount', name: job, namespace: environment.namespaces.datastores }],
      });
    }
    new ScheduledJob(this, 'job', {
      ...props,
      job,
      does: `restores the newest copy of ${name} beside it, holds it against what is live, and throws it away`,
      schedule: backup.drill,
      deadline: DRILL.deadline,
      identity,
      token,
      retries: 0,
      last: {
        name: 'drill',
        image: IMAGES.kubectl,
        command: ['/bin/bash', '/drill/drill.sh'],
        env: [{ name: 'NAMESPACE', value: environment.namespaces.datastores }, ...(env ?? [])],
        resources: DRILL.resources,
        mounts: [SCRIPT, ...mounts],
      },
      beside: beside.map((container) => ({ ...container, mounts: [SCRIPT, ...(container.mounts ?? [])] })),
      volumes: [{ name: SCRIPT.name, configMap: { name: job } }, ...volumes],
      reaches: [...(token ? [toApiServer(environment.apiServer)] : []), ...reaches],
      labels: { drill: 'restore' },
    });
  }
}

const SCRIPT: k8s.VolumeMount = { name: 'drill', mountPath: '/drill', readOnly: true };

/**
 * Failed, overdue, or slower than the datastore's recovery time.
 * @param inTurn clusters that the drill restores one after the other, where an emergency would restore them side by side
 */
export function drillAlerts({ environment, name, store }: StoreProps<Datastore>, prefix: string, inTurn = 1): Alert[] {
  if (!store.backup) return [];
  const job: JobAlertProps = {
    namespace: environment.namespaces.datastores,
    job: drillOf(name),
    what: `The restore drill of ${name}`,
    alert: `${prefix}RestoreDrill`,
  };
  const { rto } = environment.platform.recovery[store.tier];
  return [
    jobFailed(job, 'ticket'),
    jobTooOld(job, overdue(store.backup.drill), 'ticket'),
    jobTooSlow(job, inTurn * seconds(rto)!, 'ticket'),
  ];
}

const MAY_LIST_EVENTS: k8s.PolicyRule = { apiGroups: [''], resources: ['events'], verbs: ['list'] };

type ScriptProps = Pick<RestoreDrillProps, 'name' | 'script' | 'cleanUp' | 'evidence'> & { readonly patience: number };

/** Nothing is indented, so that here-documents end where they say. */
const scriptOf = ({ name, script, cleanUp, evidence, patience }: ScriptProps): string =>
  `#!/bin/bash
set -euo pipefail
cd /drill

clean_up() {
${cleanUp.trim()}
}

# The Job itself is stopped later: its pod would go, and its log with it.
left() { echo $((SECONDS < ${patience} ? ${patience} - SECONDS : 1)); }
in_time() {
  if ((SECONDS >= ${patience})); then
    echo "it is still not restored after \${SECONDS} s"
    return 1
  fi
}
${
  evidence
    ? `
${finishOf(name, evidence)}
`
    : ''
}
# What an earlier run left when its node was lost.
clean_up
trap ${evidence ? 'finish' : 'clean_up'} EXIT
# The first process of a container hears of its stop only if it listens.
trap 'exit 143' TERM

${script.trim()}

echo "restored and whole after \${SECONDS} s"
`;

/** A drill that is stopped (143) has half a minute left, for taking the copy away alone. */
const finishOf = (name: string, evidence: string): string =>
  `evidence() {
kubectl get -n "$NAMESPACE" events --sort-by=.lastTimestamp | grep -F ${throwAwayOf(name)} | tail -n 40
${evidence.trim()}
}

finish() {
  status=$?
  if ((status != 0 && status != 143)); then
    echo "failed after \${SECONDS} s; this is how the copy is:"
    (evidence) 2>&1 || true
  fi
  clean_up
}`;
