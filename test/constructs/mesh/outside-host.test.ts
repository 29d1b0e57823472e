import { rds } from '../../fixtures/datastores';
import { ENVIRONMENTS, real } from '../../fixtures/rendered';
import { small } from '../../fixtures/small';

test('C-12 a host is known to its own namespace only, and its TLS is passed through', () => {
  expect(small().object('ServiceEntry', 'mail').spec).toMatchInlineSnapshot(`
hosts:
  - api.mail.example
exportTo:
  - .
location: MESH_EXTERNAL
ports:
  - name: tls-443
    number: 443
    protocol: TLS
resolution: DNS
`);
});

test('C-12 at another port than 443 a host is plain TCP to the proxy', () => {
  const { ports } = small({ hosts: { mail: { port: 587 } } }).object('ServiceEntry', 'mail').spec;
  expect(ports).toEqual([{ name: 'tcp-587', number: 587, protocol: 'TCP' }]);
});

test('C-12 a managed datastore is a host at the port of PostgreSQL', () => {
  const overrides = { services: { users: { uses: ['records', 'invoices'] } }, datastores: { invoices: rds } };
  const { hosts, ports } = small(overrides).object('ServiceEntry', 'invoices').spec;
  expect(hosts).toEqual(['invoices.db.campus.example']);
  expect(ports).toEqual([{ name: 'tcp-5432', number: 5432, protocol: 'TCP' }]);
});

interface Entry {
  readonly hosts: readonly string[];
  readonly exportTo: readonly string[];
  readonly location: string;
  readonly resolution: string;
  readonly ports: readonly { readonly name: string; readonly number: number; readonly protocol: string }[];
}

test.each(ENVIRONMENTS)('C-12 every host outside of %s is one name at one port, for its own namespace', (id) => {
  const rendered = real(id);
  for (const { metadata, spec } of rendered.of('ServiceEntry')) {
    const { hosts, exportTo, location, resolution, ports } = spec as Entry;
    expect(metadata.namespace).toBe(rendered.environment.namespaces.services);
    expect({ exportTo, location, resolution }).toEqual({
      exportTo: ['.'],
      location: 'MESH_EXTERNAL',
      resolution: 'DNS',
    });
    expect([hosts.length, ports.length]).toEqual([1, 1]);
    const { name, number, protocol } = ports[0]!;
    expect(protocol).toBe(number === 443 ? 'TLS' : 'TCP');
    // The mesh takes the protocol from a port's name where it finds one there.
    expect(name).toBe(`${protocol.toLowerCase()}-${number}`);
  }
});
