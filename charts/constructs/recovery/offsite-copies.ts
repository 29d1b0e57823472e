import type { Construct } from 'constructs';
import { OFFSITE_JOB, OFFSITE_SCHEDULE } from '../../model/cluster-backups';
import type { Environment } from '../../model/environment';
import { IMAGES } from '../data/images';
import { rcloneEnv } from '../data/jobs/rclone-remotes';
import { TimedJob } from '../data/jobs/timed-job';
import { environmentLabels } from '../metadata';
import { toObjectStorage } from '../network/grants';
import { COPY, COPYING } from './rclone';

/**
 * Carries what is new in the primary bucket to the one in another region. Nothing is ever removed there, so that whoever
 * empties the first, by mistake or not, does not empty the second: objects go by age, by the bucket's own rules.
 */
export class OffsiteCopies extends TimedJob {
  constructor(scope: Construct, id: string, environment: Environment) {
    const { cloud, backups } = environment;
    super(scope, id, {
      environment,
      podLabels: environmentLabels(environment, 'recovery'),
      job: OFFSITE_JOB,
      identity: OFFSITE_JOB,
      does: 'copies what is new in the primary bucket to the one off site',
      schedule: OFFSITE_SCHEDULE,
      // The first copy has everything to carry.
      deadline: 12 * 3600,
      token: false,
      last: {
        name: 'copy',
        image: IMAGES.rclone,
        command: [
          'rclone',
          'copy',
          `backups:${backups.primary.bucket}`,
          `offsite:${backups.offsite.bucket}`,
          ...COPY,
          // Few objects are written twice. The time at which each was written tells, without a request for each.
          '--update',
          '--use-server-modtime',
          '--fast-list',
        ],
        env: rcloneEnv(environment),
        resources: COPYING,
      },
      reaches: toObjectStorage(cloud),
    });
  }
}
