import { longestGap } from '../../../model/stores/copies';
import type { Alert } from './alert-rule';

export interface JobAlertProps {
  readonly namespace: string;
  /** Name of the CronJob. */
  readonly job: string;
  /** What it does, as `The restore drill of postgres`. */
  readonly what: string;
  /** Prefix of the alerts' names, as `PostgresRestoreDrill`. */
  readonly alert: string;
}

/** Tells when a job of a datastore failed; it stays until a later run succeeds. */
export const jobFailed = ({ namespace, job, what, alert }: JobAlertProps, severity?: Alert['severity']): Alert => ({
  alert: `${alert}Failed`,
  // The newest of its Jobs counts: an older failure is told of no more once one has succeeded.
  expr: [
    `max(kube_job_status_start_time{namespace="${namespace}",job_name=~"${job}-[0-9]+"} and on (namespace, job_name) kube_job_failed{condition="true"} == 1)`,
    `> (max(kube_cronjob_status_last_successful_time{namespace="${namespace}",cronjob="${job}"}) or vector(0))`,
  ].join(' '),
  for: '1m',
  severity,
  summary: `${what} failed`,
});

/**
 * Tells when the last success of a job is too long ago, or when there has been none since the CronJob was made.
 * @param age in seconds
 */
export const jobTooOld = (
  { namespace, job, what, alert }: JobAlertProps,
  age: number,
  severity?: Alert['severity'],
): Alert => ({
  alert: `${alert}TooOld`,
  expr: `time() - max(kube_cronjob_status_last_successful_time{namespace="${namespace}",cronjob="${job}"} or kube_cronjob_created{namespace="${namespace}",cronjob="${job}"}) > ${age}`,
  for: '5m',
  severity,
  summary: `${what} has not succeeded for too long`,
});

/** Tells when a job took longer than it may, in seconds. */
export const jobTooSlow = (
  { namespace, job, what, alert }: JobAlertProps,
  duration: number,
  severity: Alert['severity'],
): Alert => ({
  alert: `${alert}TooSlow`,
  expr: `max(kube_job_status_completion_time{namespace="${namespace}",job_name=~"${job}-[0-9]+"} - kube_job_status_start_time{namespace="${namespace}",job_name=~"${job}-[0-9]+"}) > ${duration}`,
  for: '1m',
  severity,
  summary: `${what} took longer than ${duration} s`,
});

/** The age, in seconds, at which something on schedule is overdue: a whole turn and an hour. */
export const overdue = (schedule: string): number => longestGap(schedule) + 3600;
