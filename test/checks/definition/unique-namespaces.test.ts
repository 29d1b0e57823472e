import { uniqueNamespaces } from '../../../charts/checks/definition/unique-namespaces';
import { CONTROLLER_NAMESPACES } from '../../../charts/model/components';
import { EDGE_PROXIES } from '../../../charts/model/edge';
import { findings } from '../../fixtures/findings';
import { inProduction } from '../../fixtures/platform';

test('allows services and datastores to share a namespace', () => {
  expect(findings(uniqueNamespaces, {}, 'staging')).toEqual([]);
});

test.each(CONTROLLER_NAMESPACES)('refuses "%s", which controllers live in', (services) => {
  expect(findings(uniqueNamespaces, inProduction({ namespaces: { services } }))).toEqual([
    `namespaces.services: "${services}" belongs to the cluster and its controllers; give the platform a namespace of its own`,
  ]);
});

test.each(Object.values(EDGE_PROXIES))('refuses "$namespace", where a proxy of the edge is', ({ namespace }) => {
  expect(findings(uniqueNamespaces, inProduction({ namespaces: { datastores: namespace } }))).toEqual([
    `namespaces.datastores: "${namespace}" belongs to the cluster and its controllers; give the platform a namespace of its own`,
  ]);
});
