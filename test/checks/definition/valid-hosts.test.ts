import { validHosts } from '../../../charts/checks/definition/valid-hosts';
import { rds } from '../../fixtures/datastores';
import { findings } from '../../fixtures/findings';

test('allows a host by its DNS name and a managed datastore by its subnets', () => {
  expect(findings(validHosts, { datastores: { invoices: rds } })).toEqual([]);
});

const noName = (host: string) =>
  `"${host}" is no DNS name; write it without scheme, wildcard, port or path, such as "api.example.com"`;

test.each(['https://mail.example', '*.mail.example', 'mail.example/v1', 'mail.example:443', 'mail', '10.0.0.1', ''])(
  'refuses the host "%s"',
  (host) => {
    expect(findings(validHosts, { hosts: { mail: { host } } })).toEqual([`hosts.mail.host: ${noName(host)}`]);
  },
);

test('refuses a managed datastore whose host is no DNS name', () => {
  expect(findings(validHosts, { datastores: { invoices: { ...rds, host: '10.0.52.7' } } })).toEqual([
    `datastores.invoices.host: ${noName('10.0.52.7')}`,
  ]);
});

test('refuses two names for the same host and port', () => {
  const again = { host: 'api.mail.example', port: 443, purpose: 'sends more e-mail' };
  expect(findings(validHosts, { hosts: { again } })).toEqual([
    'hosts.again: "api.mail.example:443" is what "again" and "mail" stand for; keep one, for all that reach it',
  ]);
});

test('allows two ports of the same host', () => {
  const smtp = { host: 'api.mail.example', port: 587, purpose: 'sends e-mail by SMTP' };
  expect(findings(validHosts, { hosts: { smtp } })).toEqual([]);
});

const inSubnets = (...cidrs: string[]) => ({ datastores: { invoices: { ...rds, cidrs } } });

test.each(['10.0.52.1/24', '10.0.52.0', '10.0.52.0/33', '10.0.256.0/24', 'fd00::/8', '10.0.52.0/024'])(
  'refuses the subnet "%s"',
  (cidr) => {
    expect(findings(validHosts, inSubnets(cidr))).toEqual([
      `datastores.invoices.cidrs: "${cidr}" is no block of IPv4 addresses; write it like "10.0.52.0/24", with zeros after the prefix`,
    ]);
  },
);

test('refuses the whole internet as a subnet', () => {
  expect(findings(validHosts, inSubnets('0.0.0.0/0'))).toEqual([
    'datastores.invoices.cidrs: "0.0.0.0/0" is the whole internet; list the datastore\'s own subnets',
  ]);
});

test.each(['169.254.0.0/16', '128.0.0.0/1', '169.254.169.254/32'])(
  'refuses the subnet "%s", which contains the metadata service',
  (cidr) => {
    expect(findings(validHosts, inSubnets(cidr))).toEqual([
      `datastores.invoices.cidrs: "${cidr}" contains 169.254.169.254; leave out the machines' metadata service`,
    ]);
  },
);

test.each(['169.254.169.252/31', '169.254.170.0/24'])('allows the subnet "%s" beside the metadata service', (cidr) => {
  expect(findings(validHosts, inSubnets(cidr))).toEqual([]);
});

test('refuses a managed datastore without subnets', () => {
  expect(findings(validHosts, inSubnets())).toEqual([
    'datastores.invoices.cidrs: there is none, so no policy could admit a way to it; list its subnets',
  ]);
});
