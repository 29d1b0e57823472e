import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { PerconaServerMongoDB } from '../../../../imports/psmdb.percona.com';
import type { MongoDb } from '../../../model/datastore';
import { cloudRole } from '../../cloud-role';
import { KEPT } from '../../metadata';
import { StoreAlerts } from '../alerts/store-alerts';
import type { StoreProps } from '../store-props';
import { MongoDbMetrics } from './exporter';
import { mongodbAlerts } from './mongodb-alerts';
import { FirstCopy, schedule } from './mongodb-backup';
import { certificatesOf, MongoDbCertificates } from './mongodb-certificates';
import { clusterSpec, usersSecretOf } from './mongodb-cluster';
import { MongoDbDrill } from './mongodb-drill';
import { MongoDbFirewalls } from './mongodb-firewalls';
import { identityOf } from './pods';
import { MongoDbCredentials, usersOf } from './users';

/** MongoDB as a set of replicas, or as shards that are sets of replicas each, under Percona's operator. */
export class MongoDbStore extends Construct {
  constructor(scope: Construct, id: string, props: StoreProps<MongoDb>) {
    super(scope, id);
    const { environment, name, store } = props;

    new k8s.KubeServiceAccount(this, 'identity', {
      metadata: {
        name: identityOf(name),
        ...(store.backup && { annotations: cloudRole(environment, identityOf(name)) }),
      },
      automountServiceAccountToken: false,
    });
    new MongoDbCertificates(this, 'certificates', props);
    new MongoDbCredentials(this, 'credentials', props);
    new PerconaServerMongoDB(this, 'cluster', {
      metadata: {
        name,
        annotations: {
          ...KEPT,
          // Without a certificate at hand the operator would make one of its own under the same name.
          'argocd.argoproj.io/sync-wave': '1',
        },
        finalizers: ['percona.com/delete-psmdb-pods-in-order'],
      },
      spec: clusterSpec({
        ...props,
        life: 'live',
        secrets: { users: usersSecretOf(name), ...certificatesOf(name) },
        users: usersOf(props),
        backup: schedule(props),
      }),
    });
    new MongoDbFirewalls(this, 'firewalls', props);
    new MongoDbMetrics(this, 'metrics', props);
    new StoreAlerts(this, 'alerts', { ...props, alerts: mongodbAlerts(props) });
    if (store.backup) {
      new FirstCopy(this, 'first-copy', props);
      new MongoDbDrill(this, 'drill', props);
    }
  }
}
