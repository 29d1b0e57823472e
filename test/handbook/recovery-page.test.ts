import { recoveryPage } from '../../charts/handbook/recovery-page';
import { PLATFORMS } from '../../charts/platforms/all';
import { smallPlatform } from '../fixtures/platform';

const rowsOf = (text: string, datastore: string): string[] =>
  text.split('\n').filter((line) => line.startsWith(`| [${datastore}](`));

test('E-51 S-31 a row says what a datastore may lose, what it loses by what happens, and when that is tried', () => {
  const { path, text } = recoveryPage([smallPlatform({ datastores: { records: { backup: { archive: '365d' } } } })]);
  expect(path).toBe('recovery.md');
  expect(text).toContain('Targets: critical RTO 15m, RPO 5m; standard RTO 1h, RPO 15m; batch RTO 4h, RPO 1h.');
  expect(rowsOf(text, 'records')).toEqual([
    "| [records](runbooks/campus/records.md) | production | PostgreSQL 15 | 3 | 20Gi | log (wal) every 5m; base daily at 02:00 | 30d, archive 365d | nothing: a replica has each commit on disk before its client hears of it | 5m: the write-ahead log is archived every 5m | **more than 5m** ([why](#what-the-targets-hold-for)): 35m: copies go off site every 30m, on top of a restore's 5m | 5m (critical) | 11m22s | 15m | Sundays at 04:00 |",
    "| [records](runbooks/campus/records.md) | staging | PostgreSQL 15 | 1 | 20Gi | log (wal) every 5m; base daily at 02:00 | 30d, archive 365d | 5m: the write-ahead log is archived every 5m | 5m: the write-ahead log is archived every 5m | 35m: copies go off site every 30m, on top of a restore's 5m | rehearsed | 11m22s | rehearsed | Sundays at 04:00 |",
  ]);
});

test('E-51 a datastore without a backup says what stands in for it', () => {
  expect(rowsOf(recoveryPage([smallPlatform()]).text, 'events')[0]).toContain(
    '| none | - | nothing: 2 brokers have a message before its publisher hears of it | **more than 15m** ([why](#what-the-targets-hold-for)): everything: messages are copied nowhere',
  );
});

test('E-51 A-40 L-50 every datastore of every environment has a row', () => {
  const { text } = recoveryPage(PLATFORMS);
  const wanted = PLATFORMS.flatMap(({ datastores, environments }) =>
    Object.keys(datastores).flatMap(() => Object.keys(environments)),
  );
  expect(text.split('\n').filter((line) => line.startsWith('| ['))).toHaveLength(wanted.length);
});

test('E-51 a restore that takes longer than the datastore may be away says so, where that is promised', () => {
  const rows = rowsOf(recoveryPage([smallPlatform({ datastores: { records: { storage: '100Gi' } } })]).text, 'records');
  expect(rows[0]).toContain('| **longer than 15m** ([why](#what-the-targets-hold-for)): 16m50s | 15m |');
  expect(rows[1]).toContain('| 16m50s | rehearsed |');
});

test('E-51 what a mark of the table links to is a section of the page', () => {
  expect(recoveryPage(PLATFORMS).text).toContain('\n## What the targets hold for\n');
});
