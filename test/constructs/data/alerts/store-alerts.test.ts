import type { Alert } from '../../../../charts/constructs/data/alerts/alert-rule';
import { StoreAlerts } from '../../../../charts/constructs/data/alerts/store-alerts';
import { made } from '../../../fixtures/store';

const DOWN: Alert = { alert: 'RecordsDown', expr: 'up == 0', for: '5m', summary: 'Records are down' };

const rules = (alerts: readonly Alert[], name = 'records') =>
  made((chart, place) => new StoreAlerts(chart, 'alerts', { ...place, alerts }), { name }).object(
    'PrometheusRule',
    name,
  ).spec.groups;

test('an alert says what is the matter, whose it is, and where its runbook is', () => {
  expect(rules([DOWN])).toEqual([
    {
      name: 'records.campus-data',
      rules: [
        {
          alert: 'RecordsDown',
          expr: 'up == 0',
          for: '5m',
          labels: { severity: 'page', team: 'campus', datastore: 'records', environment: 'production' },
          annotations: {
            summary: 'Records are down',
            runbook_url:
              'https://github.com/education-platforms/platforms/blob/main/docs/runbooks/campus/records.md#recordsdown',
          },
        },
      ],
    },
  ]);
});

test('nobody is woken up for what is not critical, unless the alert says so', () => {
  const severities = (name: string) =>
    rules([DOWN, { ...DOWN, severity: 'ticket' }, { ...DOWN, severity: 'page' }], name)[0].rules.map(
      ({ labels }: { labels: { severity: string } }) => labels.severity,
    );
  expect(severities('records')).toEqual(['page', 'ticket', 'page']);
  expect(severities('events')).toEqual(['ticket', 'ticket', 'page']);
});
