import { BACKUP_FOLDERS } from '../model/backup-storage';
import type { Environment } from '../model/environment';

/**
 * A folder of a datastore in the primary bucket, in the words of the cloud that it is with.
 * @param below the datastore's own folder: `postgres-0-restored-1`
 */
export function primaryFolder({ backups, cloud }: Environment, name: string, below = '') {
  const aws = cloud.provider === 'aws';
  const url = `${aws ? 's3' : 'gs'}://${backups.primary.bucket}/${BACKUP_FOLDERS.datastores}/${name}/${below && `${below}/`}`;
  return {
    url,
    list: aws ? `aws s3 ls ${url}` : `gcloud storage ls ${url}`,
    empty: aws ? `aws s3 rm --recursive ${url}` : `gcloud storage rm --recursive ${url}`,
    /** To standard output. */
    print: (file: string) => (aws ? `aws s3 cp ${url}${file} -` : `gcloud storage cat ${url}${file}`),
  };
}
