import { elasticsearch } from '../../../fixtures/datastores';
import { real } from '../../../fixtures/rendered';
import { small } from '../../../fixtures/small';

const rendered = (access: 'reads' | 'writes' = 'writes') =>
  small({
    datastores: { logs: elasticsearch },
    services: { users: { uses: ['records', { store: 'logs', access }] } },
  });

const userOf = (secret: string, access?: 'reads' | 'writes') =>
  rendered(access).object('ExternalSecret', secret, 'logs').spec.target.template.data;

test('C-42 passwords are made in the cluster, and the cluster takes users and roles from there', () => {
  const { auth } = rendered().object('Elasticsearch', 'logs').spec;
  const secrets = [{ secretName: 'logs-exporter' }, { secretName: 'logs-users' }];
  expect(auth).toEqual({ fileRealm: secrets, roles: secrets });
  expect(userOf('logs-users').password).toBe('{{ .password }}');
});

test('S-40 a service writes to the indices that begin with its name', () => {
  expect(userOf('logs-users')['roles.yml']).toMatchInlineSnapshot(`
"users:
  cluster: [monitor]
  indices:
    - names: ['users-*']
      privileges: [auto_configure, create_index, read, view_index_metadata, write]
"
`);
});

test('S-40 a service that reads may change nothing', () => {
  expect(userOf('logs-users', 'reads')['roles.yml']).toContain('privileges: [read, view_index_metadata]\n');
});

test('S-40 the exporter looks at health and at no document', () => {
  expect(userOf('logs-exporter')['roles.yml']).toBe('exporter:\n  cluster: [monitor]\n');
});

test('a service knows address, certificate, name and password, from Secrets that are made', () => {
  const { data } = rendered().object('ExternalSecret', 'users-datastores').spec;
  const ofLogs = data.filter(({ remoteRef }: { remoteRef: { key: string } }) => remoteRef.key.startsWith('logs-'));
  expect(
    ofLogs.map((each: { secretKey: string; remoteRef: { key: string; property: string } }) => [
      each.secretKey,
      each.remoteRef.key,
      each.remoteRef.property,
    ]),
  ).toEqual([
    ['LOGS_USER', 'logs-users', 'username'],
    ['LOGS_PASSWORD', 'logs-users', 'password'],
    ['logs-ca.crt', 'logs-es-http-certs-public', 'ca.crt'],
  ]);
  const env: { name: string; value?: string }[] = rendered().container('users').env;
  expect(env.find(({ name }) => name === 'LOGS_URL')?.value).toBe('https://logs-es-http.campus-data.svc:9200');
});

test('C-10 clients, nodes, operator and Prometheus reach it, each at their port, and nobody else', () => {
  const { ingress } = rendered().object('NetworkPolicy', 'logs').spec;
  const ports = ingress.map((rule: { ports: { port: number }[] }) => rule.ports.map(({ port }) => port));
  expect(ports).toEqual([[9200], [9200, 9300], [9200], [9114]]);
  expect(ingress[0].from[0].podSelector.matchLabels).toEqual({ app: 'users' });
});

test('C-10 without clients nobody but nodes, operator and Prometheus is let in', () => {
  const { ingress } = real('edtech-assistant/production').object('NetworkPolicy', 'elasticsearch').spec;
  expect(ingress).toHaveLength(3);
});
