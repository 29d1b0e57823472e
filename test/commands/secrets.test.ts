import { secrets } from '../../charts/commands/secrets';
import type { Platform } from '../../charts/model/platform';
import { PLATFORMS } from '../../charts/platforms/all';
import { merge, type Part } from '../fixtures/merge';
import { smallPlatform } from '../fixtures/platform';
import { MAIL_SEALED, sealedInProduction } from '../fixtures/sealed';

const list = (overrides: Part<Platform> = {}, targets = ['campus/production'], day = '2026-12-01') =>
  secrets({ targets, platforms: [smallPlatform(overrides)], now: new Date(day) });

test('L-20 lists what AWS Secrets Manager must hold, under which name', () => {
  expect(list().split('\n')).toEqual([
    'campus/production',
    '  campus/mail: sends e-mail',
    '    keys: MAIL_KEY',
    '    AWS Secrets Manager: campus/production/services/mail, rotated every 90d',
  ]);
});

test('A-50 lists what is not sealed yet, with the command that seals it', () => {
  const dns = merge(sealedInProduction(), { edge: { dns: 'cloudflare' } } as never);
  expect(list(dns).split('\n')).toEqual([
    'campus/production',
    '  campus/mail: sends e-mail',
    '    keys: MAIL_KEY',
    '    not sealed yet: npm run seal -- campus/production mail',
    '  cert-manager/dns-provider: proves to the issuer of certificates whose the domain is',
    '    keys: api-token',
    '    not sealed yet: npm run seal -- campus/production dns-provider --namespace cert-manager',
    '  external-dns/dns-provider: writes the records of the domain',
    '    keys: api-token',
    '    not sealed yet: npm run seal -- campus/production dns-provider --namespace external-dns',
  ]);
});

test.each([
  ['2027-02-19', 'sealed on 2026-11-21, due for rotation on 2027-02-19'],
  ['2027-02-20', 'sealed on 2026-11-21, overdue for rotation since 2027-02-19'],
])('on %s says: %s', (day, line) => {
  expect(list(sealedInProduction(MAIL_SEALED), undefined, day)).toContain(`    ${line}`);
});

test('says so where none is needed', () => {
  const overrides = { services: { mailer: { secrets: [] } } };
  expect(list(overrides)).toBe('campus/production\n  needs none');
});

test('takes all environments where none is named, and refuses an unknown one', () => {
  const all = secrets({ targets: [], platforms: PLATFORMS, now: new Date('2026-12-01') });
  expect(all.split('\n\n')).toHaveLength(10);
  expect(() => list({}, ['campus/prod'])).toThrow('"campus/prod" is no platform or environment');
});
