import { Construct } from 'constructs';
import type { Rds } from '../../../model/datastore';
import { StoreAlerts } from '../alerts/store-alerts';
import { drillAlerts } from '../drill/restore-drill';
import type { StoreProps } from '../store-props';
import { BackupCheck, backupAlerts } from './backup-check';
import { RdsDrill } from './rds-drill';

/** What looks after a PostgreSQL that AWS runs: that it could be restored to a moment ago, and that it comes back. */
export class RdsStore extends Construct {
  constructor(scope: Construct, id: string, props: StoreProps<Rds>) {
    super(scope, id);
    new BackupCheck(this, 'backups', props);
    new RdsDrill(this, 'drill', props);
    new StoreAlerts(this, 'alerts', { ...props, alerts: [...backupAlerts(props), ...drillAlerts(props, 'Rds')] });
  }
}
