import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { type Archived, archivedOf } from '../../model/archives';
import { BACKUP_FOLDERS } from '../../model/backup-storage';
import { ARCHIVE_JOB, ARCHIVE_SCHEDULE, OFFSITE_JOB } from '../../model/cluster-backups';
import type { Environment } from '../../model/environment';
import { IMAGES } from '../data/images';
import { folderOf, rcloneEnv } from '../data/jobs/rclone-remotes';
import { TimedJob } from '../data/jobs/timed-job';
import { COMPLETE } from '../data/jobs/upload';
import { environmentLabels } from '../metadata';
import { toObjectStorage } from '../network/grants';
import { COPY, COPYING } from './rclone';

/**
 * Puts the newest complete copy of each datastore that has to keep one for compliance away off site, once a month. The
 * bucket's rules remove it when its time is over: the job itself may remove nothing.
 */
export class ArchiveJob extends Construct {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    new k8s.KubeConfigMap(this, 'script', {
      metadata: { name: ARCHIVE_JOB },
      data: { 'archive.sh': scriptOf(environment) },
    });
    new TimedJob(this, 'job', {
      environment,
      podLabels: environmentLabels(environment, 'recovery'),
      job: ARCHIVE_JOB,
      identity: OFFSITE_JOB,
      does: 'puts the newest complete copies away off site for compliance',
      schedule: ARCHIVE_SCHEDULE,
      deadline: 12 * 3600,
      token: false,
      last: {
        name: 'archive',
        image: IMAGES.rclone,
        command: ['/bin/sh', '/archive/archive.sh'],
        env: rcloneEnv(environment),
        resources: COPYING,
        mounts: [{ name: 'archive', mountPath: '/archive', readOnly: true }],
      },
      volumes: [{ name: 'archive', configMap: { name: ARCHIVE_JOB } }],
      reaches: toObjectStorage(environment.cloud),
    });
  }
}

/** One datastore that cannot be archived does not keep the others from it; the job fails in the end. */
const scriptOf = (environment: Environment): string => `#!/bin/sh
set -u
failed=0

put_away() {
  store=$1
  from=$2
  shift 2
  to="offsite:${environment.backups.offsite.bucket}/${BACKUP_FOLDERS.archive}/$store/$(date -u +%Y-%m-%d)"
  rclone copy ${COPY.join(' ')} --immutable "$@" "$from" "$to" &&
    rclone check --one-way "$@" "$from" "$to" &&
    echo "$store: $from is at $to" && return
  echo "$store: $from is not archived" >&2
  failed=1
}

# Copies that are a folder each, named by its time, with a mark in those that are whole.
newest_folder() {
  newest=$(rclone lsf --recursive --files-only --include '/*/${COMPLETE}' "$2" | sort | tail -n 1)
  if [ -n "$newest" ]; then
    put_away "$1" "$2/\${newest%/${COMPLETE}}"
  else
    echo "$1: there is no copy at $2" >&2
    failed=1
  fi
}

# Copies of Percona Backup for MongoDB: a folder, and beside it a file that says whether it is whole. Further in, that file says
# the same of each replica set.
newest_of_percona() {
  for about in $(rclone lsf --files-only --include '/*.pbm.json' "$2" | sort -r); do
    if rclone cat "$2/$about" | grep -q "^$(printf '\\t')\\"status\\": \\"done\\""; then
      put_away "$1" "$2" --include "/\${about%.pbm.json}/**" --include "/$about"
      return
    fi
  done
  echo "$1: there is no copy at $2" >&2
  failed=1
}

${archivedOf(environment)
  .map((archived) => lineOf(environment, archived))
  .join('\n')}

exit $failed
`;

const lineOf = (environment: Environment, { name, method }: Archived): string =>
  method === 'mongodump'
    ? `newest_of_percona ${name} "${folderOf(environment, name)}"`
    : `newest_folder ${name} "${folderOf(environment, name)}/${method}"`;
