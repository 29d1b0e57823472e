import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Redis } from '../../../model/datastore';
import { redisPasswordOf } from '../../../model/stores/redis';
import { GeneratedCredentials, PasswordGenerator } from '../access/generated-credentials';
import { StoreAlerts } from '../alerts/store-alerts';
import type { StoreProps } from '../store-props';
import { redisAlerts } from './alerts';
import { RedisBackup } from './backup';
import { CertificateReload } from './certificate-reload';
import { Cluster } from './cluster';
import { Configuration } from './configuration';
import { RedisDrill } from './drill';
import { Encryption } from './encryption';
import { Firewalls } from './firewalls';
import { Monitors } from './monitors';
import { Scripts } from './scripts';
import { Standalone } from './standalone';

/** A Redis under the operator of OT-CONTAINER-KIT: encrypted, with a password, copied, and shown to come back. */
export class RedisStore extends Construct {
  constructor(scope: Construct, id: string, props: StoreProps<Redis>) {
    super(scope, id);
    const { name, store } = props;

    new k8s.KubeServiceAccount(this, 'identity', { metadata: { name }, automountServiceAccountToken: false });
    new PasswordGenerator(this, 'generator', props);
    new GeneratedCredentials(this, 'password', { ...props, secret: redisPasswordOf(name) });
    new Encryption(this, 'encryption', props);
    new Configuration(this, 'configuration', props);
    if (store.mode === 'cluster') new Cluster(this, 'cluster', props);
    else new Standalone(this, 'standalone', props);
    new Firewalls(this, 'firewalls', props);
    new Monitors(this, 'monitors', props);
    new Scripts(this, 'scripts', props);
    new CertificateReload(this, 'certificate-reload', props);
    if (store.backup) {
      new RedisBackup(this, 'backup', { ...props, backup: store.backup });
      new RedisDrill(this, 'drill', { ...props, backup: store.backup });
    }
    new StoreAlerts(this, 'alerts', { ...props, alerts: redisAlerts(props) });
  }
}
