import { rcloneSettings } from '../../../../charts/constructs/data/jobs/rclone-remotes';
import { smallEnvironment } from '../../../fixtures/platform';
import { real } from '../../../fixtures/rendered';

test('C-42 S-40 on AWS it is who its pod is, and encrypts with the key of the environment', () => {
  expect(rcloneSettings(smallEnvironment())).toEqual({
    RCLONE_CONFIG_BACKUPS_TYPE: 's3',
    RCLONE_CONFIG_BACKUPS_PROVIDER: 'AWS',
    RCLONE_CONFIG_BACKUPS_ENV_AUTH: 'true',
    RCLONE_CONFIG_BACKUPS_REGION: 'eu-central-1',
    RCLONE_CONFIG_BACKUPS_NO_CHECK_BUCKET: 'true',
    RCLONE_CONFIG_BACKUPS_SERVER_SIDE_ENCRYPTION: 'aws:kms',
    RCLONE_CONFIG_BACKUPS_SSE_KMS_KEY_ID: 'arn:aws:kms:eu-central-1:123456789012:alias/campus-production-backups',
    RCLONE_CONFIG_OFFSITE_TYPE: 's3',
    RCLONE_CONFIG_OFFSITE_PROVIDER: 'AWS',
    RCLONE_CONFIG_OFFSITE_ENV_AUTH: 'true',
    RCLONE_CONFIG_OFFSITE_REGION: 'eu-west-1',
    RCLONE_CONFIG_OFFSITE_NO_CHECK_BUCKET: 'true',
    RCLONE_CONFIG_OFFSITE_SERVER_SIDE_ENCRYPTION: 'aws:kms',
    RCLONE_CONFIG_OFFSITE_SSE_KMS_KEY_ID: 'arn:aws:kms:eu-west-1:123456789012:alias/campus-production-backups',
  });
});

test('A-40 on Google it is who its pod is too, and needs no right to look at buckets', () => {
  const settings = rcloneSettings(real('azora/production').environment);
  expect(settings).toMatchObject({
    RCLONE_CONFIG_BACKUPS_TYPE: 'google cloud storage',
    RCLONE_CONFIG_BACKUPS_ENV_AUTH: 'true',
    RCLONE_CONFIG_BACKUPS_NO_CHECK_BUCKET: 'true',
  });
  expect(Object.keys(settings).filter((name) => /KEY|SECRET|CREDENTIALS/.test(name))).toEqual([]);
});
