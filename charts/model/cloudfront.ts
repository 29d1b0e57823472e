/**
 * Prefix lists of the addresses that CloudFront asks origins from, by region: AWS keeps them, under the same id in every
 * account. `aws ec2 describe-managed-prefix-lists` shows another region's as `com.amazonaws.global.cloudfront.origin-facing`.
 */
export const CLOUDFRONT_PREFIX_LISTS: Readonly<Record<string, string>> = {
  'eu-central-1': 'pl-a3a144ca',
  'eu-west-1': 'pl-4fa04526',
  'us-east-1': 'pl-3b927c52',
  'us-east-2': 'pl-b6a144df',
  'us-west-1': 'pl-4ea04527',
  'us-west-2': 'pl-82a045eb',
};
