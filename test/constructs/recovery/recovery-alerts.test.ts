import { recoveryAlerts } from '../../../charts/constructs/recovery/recovery-alerts';
import { clusterRunbook } from '../../../charts/handbook/runbooks/cluster';
import { inProduction, smallEnvironment } from '../../fixtures/platform';
import { ENVIRONMENTS, real } from '../../fixtures/rendered';
import { small } from '../../fixtures/small';

const OWN = inProduction({ controlPlane: 'own' });

test.each(ENVIRONMENTS)('E-62 each alert of %s about copies has its section in the runbook', (id) => {
  const { environment } = real(id);
  const titles = clusterRunbook(environment).map(({ title }) => title);
  for (const { alert } of recoveryAlerts(environment)) expect(titles).toContain(alert);
});

test('E-62 so have those about a control plane of our own', () => {
  const environment = smallEnvironment(OWN);
  const titles = clusterRunbook(environment).map(({ title }) => title);
  expect(recoveryAlerts(environment).map(({ alert }) => alert)).toEqual(
    expect.arrayContaining(['EtcdBackupFailed', 'EtcdBackupTooOld']),
  );
  for (const { alert } of recoveryAlerts(environment)) expect(titles).toContain(alert);
});

test('L-50 a copy of the state that is an hour overdue is told of, and one that never was', () => {
  const alerts = recoveryAlerts(real('learning-platform/production').environment);
  expect(alerts.find(({ alert }) => alert === 'KubernetesStateTooOld')?.expr).toBe(
    'time() - max(velero_backup_last_successful_timestamp{schedule="state"} or kube_deployment_created{namespace="velero",deployment="velero"}) > 25200',
  );
});

test('A-40 a second copy that is behind is told of', () => {
  const names = recoveryAlerts(real('azora/production').environment).map(({ alert }) => alert);
  expect(names).toMatchInlineSnapshot(`
- VeleroUnavailable
- BackupStorageUnavailable
- VeleroBackupFailed
- KubernetesStateTooOld
- SecretsBackupTooOld
- OffsiteCopyFailed
- OffsiteCopyTooOld
`);
});

test('E-50 an archive that is missing is told of where there has to be one', () => {
  const names = recoveryAlerts(real('educational-platform/production').environment).map(({ alert }) => alert);
  expect(names).toEqual(expect.arrayContaining(['ArchiveCopyFailed', 'ArchiveCopyTooOld', 'VolumeSnapshotsTooOld']));
});

test('E-62 whoever is told finds the page', () => {
  const [{ rules }] = small().object('PrometheusRule', 'recovery').spec.groups;
  expect(rules[0].annotations.runbook_url).toMatch(/\/docs\/runbooks\/campus\/cluster\.md#velerounavailable$/);
  expect(rules[0].labels).toEqual({ severity: 'ticket', team: 'campus', environment: 'production' });
});
