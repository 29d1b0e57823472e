import { mongoDb } from '../../../fixtures/datastores';
import { real } from '../../../fixtures/rendered';
import { small } from '../../../fixtures/small';

interface Rule {
  readonly from?: readonly { readonly podSelector?: { readonly matchLabels: Record<string, string> } }[];
  readonly ports: readonly { readonly port: number }[];
}

const whoEnters = ({ spec }: { spec: { ingress: Rule[] } }): string[] =>
  spec.ingress.map(({ from, ports }) => {
    const labels = from![0]!.podSelector!.matchLabels;
    const name = labels.app ?? labels['app.kubernetes.io/component'] ?? labels['app.kubernetes.io/name'];
    return `${name} ${ports.map(({ port }) => port)}`;
  });

test('C-10 services that declare it, its members, its operator and Prometheus reach a MongoDB', () => {
  const policy = real('educational-platform/production').object('NetworkPolicy', 'mongodb', 'mongodb');
  expect(whoEnters(policy)).toEqual([
    'analytics-service 27017',
    'content-service 27017',
    'mongod 27017',
    'psmdb-operator 27017',
    'prometheus 9216',
  ]);
});

test('C-10 no service reaches the copy that a drill makes', () => {
  const policy = real('educational-platform/production').object('NetworkPolicy', 'mongodb-drill', 'mongodb');
  expect(whoEnters(policy)).toEqual(['mongod 27017', 'psmdb-operator 27017']);
});

test('C-10 with shards services reach the routers, and routers the members', () => {
  const rendered = small({
    datastores: { texts: mongoDb(2) },
    services: { users: { uses: ['records', 'texts'] } },
  });
  expect(whoEnters(rendered.object('NetworkPolicy', 'texts-mongos'))).toEqual(['users 27017', 'psmdb-operator 27017']);
  expect(whoEnters(rendered.object('NetworkPolicy', 'texts'))).toEqual([
    'mongod 27017',
    'psmdb-operator 27017',
    'mongos 27017',
    'prometheus 9216',
  ]);
});
