import { requireContainerResources } from '../../../../charts/checks/manifests/require-container-resources';
import { requirePinnedImages } from '../../../../charts/checks/manifests/require-pinned-images';
import { requireRestrictedPods } from '../../../../charts/checks/manifests/require-restricted-pods';
import { IMAGES } from '../../../../charts/constructs/data/images';
import type { JobContainer } from '../../../../charts/constructs/data/jobs/job-pod';
import { ScheduledJob, type ScheduledJobProps } from '../../../../charts/constructs/data/jobs/scheduled-job';
import { TO_HTTPS } from '../../../../charts/constructs/network/grants';
import { smallEnvironment } from '../../../fixtures/platform';
import { made } from '../../../fixtures/store';

const container: JobContainer = {
  name: 'dump',
  image: IMAGES.kubectl,
  command: ['/bin/true'],
  resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { cpu: '500m', memory: '256Mi' } },
};

const job = (props: Partial<ScheduledJobProps> = {}, environment = smallEnvironment()) =>
  made(
    (chart, place) =>
      new ScheduledJob(chart, 'job', {
        ...place,
        job: 'records-dump',
        does: 'dumps all rows',
        schedule: '0 3 * * *',
        deadline: 3600,
        token: false,
        before: [container],
        last: { ...container, name: 'upload' },
        reaches: [TO_HTTPS],
        ...props,
      }),
    { environment },
  );

const cronJob = (props?: Partial<ScheduledJobProps>) => job(props).object('CronJob', 'records-dump');

const pod = (props?: Partial<ScheduledJobProps>) => cronJob(props).spec.jobTemplate.spec.template;

test('C-02 C-04 C-06 its pod, init containers too, is as restricted, bounded and pinned as any', () => {
  for (const check of [requireRestrictedPods, requireContainerResources, requirePinnedImages])
    expect(check(cronJob())).toEqual([]);
  expect(pod().spec.initContainers).toHaveLength(1);
});

test('it comes when its schedule says in UTC, one at a time, and late by ten minutes at the most', () => {
  expect(cronJob().spec).toMatchObject({
    schedule: '0 3 * * *',
    timeZone: 'Etc/UTC',
    concurrencyPolicy: 'Forbid',
    startingDeadlineSeconds: 600,
  });
});

test('it is stopped at its deadline, and leaves its logs for a week', () => {
  expect(cronJob().spec.jobTemplate.spec).toMatchObject({
    activeDeadlineSeconds: 3600,
    ttlSecondsAfterFinished: 604_800,
  });
});

test('what gives orders to the cluster is not tried again by itself', () => {
  const retries = (token: boolean) => cronJob({ token }).spec.jobTemplate.spec.backoffLimit;
  expect([retries(true), retries(false)]).toEqual([0, 2]);
});

test('C-01 it has a ServiceAccount of its own, and a token only where it talks to the Kubernetes API', () => {
  expect(job().object('ServiceAccount', 'records-dump').automountServiceAccountToken).toBe(false);
  expect(pod().spec).toMatchObject({ serviceAccountName: 'records-dump', automountServiceAccountToken: false });
  expect(pod({ token: true }).spec.automountServiceAccountToken).toBe(true);
});

test('L-20 an identity in the cloud is a role of its own on AWS', () => {
  const { metadata } = job({ identity: 'records-backup' }).object('ServiceAccount', 'records-dump');
  expect(metadata.annotations).toEqual({
    'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/campus-production-records-backup',
  });
  expect(job().object('ServiceAccount', 'records-dump').metadata).not.toHaveProperty('annotations');
});

test('C-10 S-40 nobody reaches it, and it reaches names and what it is given', () => {
  const { spec } = job().object('NetworkPolicy', 'records-dump');
  expect(spec.podSelector.matchLabels).toEqual({ 'datastore-job': 'records-dump' });
  expect(pod().metadata.labels).toMatchObject(spec.podSelector.matchLabels);
  expect(spec.policyTypes).toEqual(['Ingress', 'Egress']);
  expect(spec).not.toHaveProperty('ingress');
  expect(spec.egress).toHaveLength(2);
  expect(spec.egress[1].ports).toEqual([{ port: 443, protocol: 'TCP' }]);
});

test('C-12 it has no sidecar, which would never end', () => {
  expect(pod().metadata.labels['sidecar.istio.io/inject']).toBe('false');
});

test('C-07 C-09 its pods carry the labels of the datastore, and give way to all others', () => {
  expect(pod().metadata.labels).toMatchObject({ 'app.kubernetes.io/name': 'records', team: 'campus' });
  expect(pod().spec.priorityClassName).toBe('tier-batch');
});

test('C-04 its containers write to /tmp alone, and find their home there', () => {
  const [upload] = pod().spec.containers;
  expect(upload.volumeMounts).toEqual([{ name: 'tmp', mountPath: '/tmp' }]);
  expect(upload.env).toEqual([{ name: 'HOME', value: '/tmp' }]);
  expect(pod().spec.volumes).toEqual([{ name: 'tmp', emptyDir: { sizeLimit: '256Mi' } }]);
});
