import { validSubdomains } from '../../../charts/checks/definition/valid-subdomains';
import { findings } from '../../fixtures/findings';
import { inProduction } from '../../fixtures/platform';

const below = (...subdomains: (string | undefined)[]) => ({
  services: { users: { routes: subdomains.map((subdomain) => ({ subdomain, path: '/', access: 'anyone' as const })) } },
});

test('allows the domain itself, a label left of it, and "origin" where nothing caches', () => {
  expect(findings(validSubdomains, below(undefined, 'api', 'origin'))).toEqual([]);
});

test.each(['API', 'a.b', 'https://api', '*', '', 'api.other.example'])('refuses the subdomain "%s"', (subdomain) => {
  expect(findings(validSubdomains, below(subdomain))).toEqual([
    `services.users.routes: "${subdomain}" is no DNS label; name what stands left of "campus.example", such as "api"`,
  ]);
});

test('refuses a host that holds the domain, and says what to write', () => {
  expect(findings(validSubdomains, below('api.campus.example'))).toEqual([
    'services.users.routes: "api.campus.example" repeats the domain; write "api"',
  ]);
});

test('refuses the domain as its own subdomain', () => {
  expect(findings(validSubdomains, below('campus.example'))).toEqual([
    'services.users.routes: "campus.example" is the domain itself; leave the subdomain out',
  ]);
});

test('says once what several routes of a service share', () => {
  expect(findings(validSubdomains, below('API', 'API'))).toHaveLength(1);
});

test('refuses "origin" where the cache finds the load balancer there', () => {
  expect(findings(validSubdomains, { ...below('origin'), edge: { cdn: 'cloudfront' } })).toEqual([
    'services.users.routes: "origin" is where "cloudfront" finds the load balancer; choose another subdomain',
  ]);
});

const tooLong = (host: string) =>
  `"${host}" has 65 characters, and a certificate's common name at most 64; shorten the subdomain or the domain`;

test('refuses a host that is too long for a certificate, to the letter', () => {
  const label = 'a'.repeat(64 - '.campus.example'.length);
  expect(findings(validSubdomains, below(label))).toEqual([]);
  expect(findings(validSubdomains, below(`${label}a`))).toEqual([
    `services.users.routes: ${tooLong(`${label}a.campus.example`)}`,
  ]);
});

test('refuses a domain that is too long by itself, or with "origin" before it', () => {
  const domain = `${'a'.repeat(60)}.${'b'.repeat(4)}`;
  expect(findings(validSubdomains, { ...below(undefined), ...inProduction({ domain }) })).toContain(
    `services.users.routes: ${tooLong(domain)}`,
  );
  const cached = `${'a'.repeat(50)}.${'b'.repeat(7)}`;
  const overrides = { services: { gateway: { routes: [] } }, edge: { cdn: 'cloudfront' as const } };
  expect(findings(validSubdomains, { ...overrides, ...inProduction({ domain: cached }) })).toEqual([
    `edge.cdn: ${tooLong(`origin.${cached}`)}`,
  ]);
});
