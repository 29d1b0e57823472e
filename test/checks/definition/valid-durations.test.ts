import { validDurations } from '../../../charts/checks/definition/valid-durations';
import { findings } from '../../fixtures/findings';

const within = (duration: string) => ({ services: { gateway: { objective: { latency: { within: duration } } } } });

test.each(['250ms', '30s', '15m', '4h', '30d', '0.5s'])('allows "%s"', (duration) => {
  expect(findings(validDurations, within(duration))).toEqual([]);
});

const noDuration = (duration: string) =>
  `"${duration}" is no duration; write a number above 0 and one of ms, s, m, h and d, such as "15m"`;

test.each(['', '0s', '15', '1y', '-5m', '1h30m', '5 m'])('refuses "%s"', (duration) => {
  expect(findings(validDurations, within(duration))).toEqual([
    `services.gateway.objective.latency.within: ${noDuration(duration)}`,
  ]);
});

test.each([
  ['recovery.batch.rto', { recovery: { batch: { rto: 'soon' } } }],
  ['recovery.critical.rpo', { recovery: { critical: { rpo: 'soon' } } }],
  [
    'datastores.records.backup.continuous.every',
    { datastores: { records: { backup: { continuous: { every: 'soon' } } } } },
  ],
  ['datastores.records.backup.keep', { datastores: { records: { backup: { keep: 'soon' } } } }],
  ['datastores.records.backup.archive', { datastores: { records: { backup: { archive: 'soon' } } } }],
  ['edge.objective.latency.within', { edge: { objective: { latency: { percentile: 95, within: 'soon' } } } }],
])('refuses %s where it is none', (at, overrides) => {
  expect(findings(validDurations, overrides)).toEqual([`${at}: ${noDuration('soon')}`]);
});
