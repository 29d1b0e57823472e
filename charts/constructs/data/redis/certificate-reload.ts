import { Construct } from 'constructs';
import type { Redis } from '../../../model/datastore';
import { REDIS_ASKS } from '../../../model/stores/redis-sizes';
import { ScheduledJob } from '../jobs/scheduled-job';
import type { StoreProps } from '../store-props';
import { redisImage } from './images';
import { CERTIFICATES, certificatesVolume, clientEnv, SCRIPTS, scriptsVolume, toRedis } from './job-parts';

/** `redis-certificate`: the CronJob that has every instance read its certificate anew. */
export const reloadOf = (name: string): string => `${name}-certificate`;

/** Certificates are renewed 30 days before they end: four of these come between. */
export const RELOAD_SCHEDULE = '20 1 * * 1';

/** Has each instance take its renewed certificate, which Redis does not do by itself, without a restart. */
export class CertificateReload extends Construct {
  constructor(scope: Construct, id: string, props: StoreProps<Redis>) {
    super(scope, id);
    const { name, store } = props;
    new ScheduledJob(this, 'job', {
      ...props,
      job: reloadOf(name),
      does: `has every instance of ${name} read its renewed certificate`,
      schedule: RELOAD_SCHEDULE,
      deadline: 600,
      token: false,
      last: {
        name: 'reload',
        image: redisImage(store.version),
        command: ['/bin/sh', '/scripts/reload.sh'],
        env: clientEnv(props),
        resources: REDIS_ASKS,
        mounts: [SCRIPTS, CERTIFICATES],
      },
      volumes: [scriptsVolume(name), certificatesVolume(name, 'ca.crt')],
      reaches: [toRedis(props)],
    });
  }
}
