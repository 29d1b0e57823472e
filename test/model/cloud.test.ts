import { awsOf } from '../../charts/model/cloud';

test('what is of AWS is not rendered for another cloud, and not left out without a word', () => {
  expect(() => awsOf({ provider: 'google' })).toThrowErrorMatchingInlineSnapshot(
    `"Cannot render for AWS: the cloud is "google"; valid-cloud or valid-secrets should have refused it"`,
  );
});
