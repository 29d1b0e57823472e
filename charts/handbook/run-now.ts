/** Runs a job of a CronJob at once, under a name of its own each time, and follows what it says. */
export const runNow = (kubectl: string, cronJob: string): string[] => [
  `job=${cronJob}-$(date +%s)`,
  `${kubectl} create job "$job" --from=cronjob/${cronJob}`,
  followJob(kubectl),
];

/** Of the job that `$job` names. */
export const followJob = (kubectl: string): string =>
  `${kubectl} logs -f "job/$job" --all-containers --pod-running-timeout=10m`;

/** What the newest job of a CronJob said; those that failed are kept. */
export const newestLog = (kubectl: string, cronJob: string): string[] => [
  `${kubectl} get jobs --sort-by=.metadata.creationTimestamp | grep ${cronJob}`,
  `${kubectl} logs "$(${kubectl} get jobs --sort-by=.metadata.creationTimestamp -o name | grep ${cronJob} | tail -1)" --all-containers`,
];
