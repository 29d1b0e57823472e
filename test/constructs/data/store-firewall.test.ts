import { StoreFirewall, type StoreFirewallProps } from '../../../charts/constructs/data/store-firewall';
import { TO_HTTPS } from '../../../charts/constructs/network/grants';
import type { Postgres } from '../../../charts/model/datastore';
import { smallEnvironment } from '../../fixtures/platform';
import { made } from '../../fixtures/store';

const PODS = { part: 'database' };

const firewall = (props: Partial<StoreFirewallProps> = {}, environment = smallEnvironment()) =>
  made(
    (chart, place) =>
      new StoreFirewall(chart, 'firewall', {
        ...place,
        store: place.store as Postgres,
        policy: 'records-database',
        podLabels: PODS,
        ...props,
      }),
    { environment },
  ).object('NetworkPolicy', 'records-database').spec;

const tcp = (port: number) => [{ port, protocol: 'TCP' }];

test('C-10 S-40 it denies both ways by itself; names alone are resolved', () => {
  const { podSelector, policyTypes, ingress, egress } = firewall();
  expect(podSelector).toEqual({ matchLabels: PODS });
  expect(policyTypes).toEqual(['Ingress', 'Egress']);
  expect(ingress).toEqual([]);
  expect(egress).toHaveLength(1);
  expect(egress[0].ports.map(({ port }: { port: number }) => port)).toEqual([53, 53]);
});

test('C-10 services that declare the datastore are let in at its port, pod and namespace in one peer', () => {
  expect(firewall({ clients: 5432 }).ingress).toEqual([
    {
      from: [
        {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'campus' } },
          podSelector: { matchLabels: { app: 'users' } },
        },
      ],
      ports: tcp(5432),
    },
  ]);
});

test('C-10 in a namespace that both share, by their label alone', () => {
  expect(firewall({ clients: 5432 }, smallEnvironment({}, 'staging')).ingress).toEqual([
    { from: [{ podSelector: { matchLabels: { app: 'users' } } }], ports: tcp(5432) },
  ]);
});

test('C-10 nobody declares it, nobody is let in: no rule has an empty list', () => {
  const environment = smallEnvironment({ services: { users: { uses: [] } } });
  expect(firewall({ clients: 5432 }, environment).ingress).toEqual([]);
});

test('C-10 its pods talk to each other both ways, at their own ports', () => {
  const { ingress, egress } = firewall({ among: [5432, 8000] });
  const own = [{ podSelector: { matchLabels: PODS } }];
  expect(ingress).toEqual([{ from: own, ports: [...tcp(5432), ...tcp(8000)] }]);
  expect(egress[1]).toEqual({ to: own, ports: [...tcp(5432), ...tcp(8000)] });
});

test('Prometheus reads its metrics, from its own pods only', () => {
  expect(firewall({ metrics: [9187] }).ingress).toEqual([
    {
      from: [
        {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
          podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } },
        },
      ],
      ports: tcp(9187),
    },
  ]);
});

test('others are let in, and what it reaches is opened, as given', () => {
  const admits = [{ from: [{ podSelector: { matchLabels: { job: 'dump' } } }], ports: [] }];
  const { ingress, egress } = firewall({ admits, reaches: [TO_HTTPS] });
  expect(ingress).toEqual(admits);
  expect(egress[1].ports).toEqual(tcp(443));
});
