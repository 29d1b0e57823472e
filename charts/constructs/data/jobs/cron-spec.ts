import type { k8s } from 'cdk8s-plus-27';
import { DAY } from '../../../model/quantity';

export interface CronSpecProps {
  /** Cron expression in UTC. */
  readonly schedule: string;
  /** After which a run is stopped and counts as failed, in seconds. */
  readonly deadline: number;
  /** How often a failed run is tried again. */
  readonly retries: number;
  /** Of the Jobs. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly template: k8s.PodTemplateSpec;
}

/** A job on schedule, one run at a time; what is left of the last ones can be looked at for a week. */
export const cronSpec = ({ schedule, deadline, retries, labels, template }: CronSpecProps): k8s.CronJobSpec => ({
  schedule,
  timeZone: 'Etc/UTC',
  concurrencyPolicy: 'Forbid',
  // Missed by more than this, it waits for its next time, so that none runs in the middle of the day.
  startingDeadlineSeconds: 600,
  successfulJobsHistoryLimit: 1,
  failedJobsHistoryLimit: 3,
  jobTemplate: {
    metadata: { labels },
    spec: {
      backoffLimit: retries,
      activeDeadlineSeconds: deadline,
      ttlSecondsAfterFinished: 7 * DAY,
      template,
    },
  },
});
