import { DEFINITION_CHECKS } from '../../../charts/checks/definition/all';
import { MANIFEST_CHECKS } from '../../../charts/checks/manifests/all';
import { bucketsOf } from '../../../charts/model/buckets';
import { inProduction } from '../../fixtures/platform';
import { ENVIRONMENTS, real } from '../../fixtures/rendered';
import { small } from '../../fixtures/small';

const own = small(inProduction({ controlPlane: 'own' }));

const pod = () => own.object('CronJob', 'etcd-backup').spec.jobTemplate.spec.template.spec;

test.each(ENVIRONMENTS)(
  'E-50 in %s the provider runs the control plane, so nothing of ours reads its database',
  (id) => {
    expect(real(id).all.filter(({ path }) => path.includes('etcd'))).toEqual([]);
  },
);

test('E-50 a control plane of our own has its database copied at the pace of the state', () => {
  expect(own.object('CronJob', 'etcd-backup').spec.schedule).toBe('0 1 * * *');
  expect(pod().initContainers[0].command.slice(-3)).toEqual(['snapshot', 'save', '/snapshot/etcd.db']);
  expect(pod().containers[0].command[2]).toContain('backups:campus-backups/etcd/');
});

test('E-50 its copies are kept for 30 days', () => {
  for (const { expiry } of bucketsOf(own.environment)) expect(expiry).toContainEqual({ prefix: 'etcd/', days: 31 });
});

test('C-20 its job runs on the control plane only, in a namespace that says why it is privileged', () => {
  const { labels, annotations } = own.object('Namespace', 'etcd-backup').metadata;
  expect(labels['pod-security.kubernetes.io/enforce']).toBe('privileged');
  expect(annotations['pod-security-level-reason']).toMatch(/etcd/);
  expect(pod().nodeSelector).toEqual({ 'node-role.kubernetes.io/control-plane': '' });
});

test('C-04 as root it still may change nothing, on the node or in its image', () => {
  expect(pod().volumes.filter(({ hostPath }: { hostPath?: object }) => hostPath)).toHaveLength(1);
  for (const { securityContext, volumeMounts } of [...pod().initContainers, ...pod().containers]) {
    expect(securityContext).toEqual({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
    });
    for (const mount of volumeMounts) if (mount.name === 'certificates') expect(mount.readOnly).toBe(true);
  }
});

test('C-30 Argo CD may write to its namespace', () => {
  const { destinations } = own.object('AppProject', 'campus-production').spec;
  expect(destinations.map(({ namespace }: { namespace: string }) => namespace)).toContain('etcd-backup');
});

test('C-04 no check objects to it', () => {
  expect(DEFINITION_CHECKS.flatMap((check) => check(own.environment))).toEqual([]);
  expect(own.all.flatMap(({ manifest }) => MANIFEST_CHECKS.flatMap((check) => check(manifest)))).toEqual([]);
});
