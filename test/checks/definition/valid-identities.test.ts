import { validIdentities } from '../../../charts/checks/definition/valid-identities';
import type { Platform } from '../../../charts/model/platform';
import { findings } from '../../fixtures/findings';
import { merge, type Part } from '../../fixtures/merge';
import { inProduction } from '../../fixtures/platform';

const reaching = (host: string): Part<Platform> => ({
  hosts: { identity: { host, port: 443, purpose: 'gives credentials' } },
  services: { users: { identity: 'cloud', reaches: ['identity'] } },
});

test.each(['sts.eu-central-1.amazonaws.com', 'sts.amazonaws.com'])('allows a role to whoever reaches %s', (host) => {
  expect(findings(validIdentities, reaching(host))).toEqual([]);
});

test('refuses a role whose tokens cannot be exchanged', () => {
  expect(findings(validIdentities, reaching('s3.eu-central-1.amazonaws.com'))).toEqual([
    'services.users.identity: "cloud" needs AWS\'s token service, where its token becomes credentials; define "sts.eu-central-1.amazonaws.com" under hosts and reach it',
  ]);
});

test('refuses a role where the cloud has none', () => {
  const overrides = merge<Part<Platform>>(
    reaching('sts.amazonaws.com'),
    inProduction({ cloud: { provider: 'any' } }) as never,
  );
  expect(findings(validIdentities, overrides)).toEqual([
    'services.users.identity: "cloud" gives a role on AWS, and the cloud is "any"; give it a secret instead',
  ]);
});
