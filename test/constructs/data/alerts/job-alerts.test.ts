import { jobFailed, jobTooOld, jobTooSlow, overdue } from '../../../../charts/constructs/data/alerts/job-alerts';

const JOB = { namespace: 'data', job: 'records-dump', what: 'The dump of records', alert: 'RecordsDump' };

test('a failure is told until a later run succeeds', () => {
  expect(jobFailed(JOB)).toEqual({
    alert: 'RecordsDumpFailed',
    expr: 'max(kube_job_status_start_time{namespace="data",job_name=~"records-dump-[0-9]+"} and on (namespace, job_name) kube_job_failed{condition="true"} == 1) > (max(kube_cronjob_status_last_successful_time{namespace="data",cronjob="records-dump"}) or vector(0))',
    for: '1m',
    severity: undefined,
    summary: 'The dump of records failed',
  });
});

test('E-51 the age of the last success counts from when the job was made, where there is none', () => {
  expect(jobTooOld(JOB, 90_000, 'ticket')).toMatchObject({
    alert: 'RecordsDumpTooOld',
    expr: 'time() - max(kube_cronjob_status_last_successful_time{namespace="data",cronjob="records-dump"} or kube_cronjob_created{namespace="data",cronjob="records-dump"}) > 90000',
    severity: 'ticket',
  });
});

test('E-51 how long it took is from its start to its completion', () => {
  expect(jobTooSlow(JOB, 900, 'ticket')).toMatchObject({
    alert: 'RecordsDumpTooSlow',
    expr: 'max(kube_job_status_completion_time{namespace="data",job_name=~"records-dump-[0-9]+"} - kube_job_status_start_time{namespace="data",job_name=~"records-dump-[0-9]+"}) > 900',
    summary: 'The dump of records took longer than 900 s',
  });
});

test.each([
  ['0 2 * * *', 25],
  ['0 4 * * 0', 169],
  ['*/20 * * * *', 1 + 1 / 3],
])('what runs at "%s" is overdue after %d hours', (schedule, hours) => {
  expect(overdue(schedule)).toBeCloseTo(hours * 3600);
});
