import { banIndistinctDestinations } from '../../../charts/checks/definition/ban-indistinct-destinations';
import type { Platform } from '../../../charts/model/platform';
import { rds } from '../../fixtures/datastores';
import { findings } from '../../fixtures/findings';
import type { Part } from '../../fixtures/merge';

const at = (host: string, port: number) => ({ host, port, purpose: 'does what we do not' });

const indistinct = (names: string, port: number) =>
  `${names} share port "${port}", where the mesh cannot tell plain TCP apart; use another port for one of them, or let another service reach it`;

const orders = { ...rds, host: 'orders.db.campus.example' };

test.each<[what: string, overrides: Part<Platform>]>([
  [
    'hosts behind TLS, however many',
    { services: { mailer: { reaches: ['mail', 'sms'] } }, hosts: { sms: at('api.sms.example', 443) } },
  ],
  [
    'hosts of plain TCP on ports of their own',
    {
      services: { mailer: { reaches: ['mail', 'sms'] } },
      hosts: { mail: { port: 587 }, sms: at('api.sms.example', 588) },
    },
  ],
  [
    'hosts on one port that two services reach',
    {
      services: { mailer: { reaches: ['mail'] }, users: { reaches: ['sms'] } },
      hosts: { mail: { port: 587 }, sms: at('api.sms.example', 587) },
    },
  ],
  [
    'one host at two ports',
    { services: { mailer: { reaches: ['mail', 'smtp'] } }, hosts: { smtp: at('api.mail.example', 587) } },
  ],
  [
    'a managed datastore beside one of the cluster on the same port, which has an address',
    { services: { users: { uses: ['records', 'invoices'] } }, datastores: { invoices: rds } },
  ],
  [
    'a host on the port of a service that somebody else calls',
    { services: { users: { port: 8025 } }, hosts: { mail: { port: 8025 } } },
  ],
  [
    'targets that do not exist',
    { services: { mailer: { calls: ['nobody'], uses: ['nothing'], reaches: ['nowhere'] } } },
  ],
])('allows %s', (_, overrides) => {
  expect(findings(banIndistinctDestinations, overrides)).toEqual([]);
});

test('refuses two hosts on one port of plain TCP that one service reaches', () => {
  const hosts = { mail: { port: 587 }, sms: at('api.sms.example', 587) };
  expect(findings(banIndistinctDestinations, { services: { mailer: { reaches: ['mail', 'sms'] } }, hosts })).toEqual([
    `services.mailer: ${indistinct('"mail" and "sms"', 587)}`,
  ]);
});

test('refuses two managed datastores that one service uses', () => {
  const overrides = { services: { users: { uses: ['invoices', 'orders'] } }, datastores: { invoices: rds, orders } };
  expect(findings(banIndistinctDestinations, overrides)).toEqual([
    `services.users: ${indistinct('"invoices" and "orders"', 5432)}`,
  ]);
});

test('refuses a host on the port of a managed datastore that the same service uses', () => {
  const overrides = {
    services: { mailer: { uses: ['invoices'] } },
    datastores: { invoices: rds },
    hosts: { mail: { port: 5432 } },
  };
  expect(findings(banIndistinctDestinations, overrides)).toEqual([
    `services.mailer: ${indistinct('"mail" and "invoices"', 5432)}`,
  ]);
});

test('refuses a host on the port of a service that the same service calls', () => {
  const overrides = { services: { mailer: { calls: ['users'] } }, hosts: { mail: { port: 3001 } } };
  expect(findings(banIndistinctDestinations, overrides)).toEqual([
    `services.mailer: ${indistinct('"mail" and "users"', 3001)}`,
  ]);
});

test('allows what a host shares at a port that the service does not reach: its sidecar does not know it there', () => {
  const hosts = { smtp: at('api.mail.example', 587), sms: at('api.sms.example', 587) };
  expect(findings(banIndistinctDestinations, { services: { mailer: { reaches: ['mail', 'sms'] } }, hosts })).toEqual(
    [],
  );
});
