import { real } from '../../../fixtures/rendered';
import { small } from '../../../fixtures/small';

// biome-ignore lint/suspicious/noExplicitAny: tests reach into rendered YAML as it is
const ports = (rules: any[], selects: (peer: any) => boolean): number[] =>
  rules
    .filter(({ from = [], to = [] }) => [...from, ...to].some(selects))
    .flatMap((rule) => rule.ports.map(({ port }: { port: number }) => port));

const policy = (name: string) => real('azora/production').object('NetworkPolicy', name).spec;

test('C-10 services reach PgBouncer, and none reaches an instance', () => {
  const isService = ({ podSelector }: { podSelector: { matchLabels: object } }) => 'app' in podSelector.matchLabels;
  expect(ports(policy('postgres-pooler').ingress, isService)).toEqual([5432, 5432, 5432]);
  expect(ports(policy('postgres').ingress, isService)).toEqual([]);
});

test('C-10 the operator sees how instances are, and connects to them', () => {
  const { ingress } = policy('postgres');
  // biome-ignore lint/suspicious/noExplicitAny: as above
  const isOperator = ({ namespaceSelector }: any) =>
    namespaceSelector?.matchLabels['kubernetes.io/metadata.name'] === 'cnpg-system';
  expect(ports(ingress, isOperator)).toEqual([8000, 5432]);
});

test("C-10 the operator's jobs make an instance from the primary or from copies, and admit nobody", () => {
  const { podSelector, ingress, policyTypes } = policy('postgres-makers');
  expect(podSelector.matchExpressions).toEqual([{ key: 'cnpg.io/jobRole', operator: 'Exists' }]);
  expect(policyTypes).toContain('Ingress');
  expect(ingress).toBeUndefined();
});

test('C-10 on Google instances get their identity from the metadata server of GKE', () => {
  const isServer = ({ ipBlock }: { ipBlock?: { cidr: string } }) => ipBlock?.cidr === '169.254.169.252/32';
  expect(ports(policy('postgres').egress, isServer)).toEqual([988]);
  expect(ports(small().object('NetworkPolicy', 'records', 'records').spec.egress, isServer)).toEqual([]);
});
