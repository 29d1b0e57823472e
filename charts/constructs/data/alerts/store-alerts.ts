import { Construct } from 'constructs';
import { PrometheusRule } from '../../../../imports/monitoring.coreos.com';
import type { Tier } from '../../../model/tier';
import type { StoreProps } from '../store-props';
import { type Alert, alertRule } from './alert-rule';

export interface StoreAlertsProps extends StoreProps {
  readonly alerts: readonly Alert[];
}

/** The alerts of a datastore, each with its section of the datastore's runbook. */
export class StoreAlerts extends Construct {
  constructor(scope: Construct, id: string, props: StoreAlertsProps) {
    super(scope, id);
    const { environment, name, store, alerts } = props;
    const common = { environment, page: name, severity: severityOf(store.tier), labels: { datastore: name } };
    new PrometheusRule(this, 'rules', {
      metadata: { name },
      spec: {
        groups: [
          {
            name: `${name}.${environment.namespaces.datastores}`,
            rules: alerts.map((alert) => alertRule(alert, common)),
          },
        ],
      },
    });
  }
}

/** Nobody is woken up for what may wait until morning. */
const severityOf = (tier: Tier): NonNullable<Alert['severity']> => (tier === 'critical' ? 'page' : 'ticket');
