import { uniqueNamespaces } from '../../../charts/checks/definition/unique-namespaces';
import { findings } from '../../fixtures/findings';
import { inProduction } from '../../fixtures/platform';

test('allows services and datastores to share a namespace', () => {
  expect(findings(uniqueNamespaces, {}, 'staging')).toEqual([]);
});

test.each(['istio-system', 'istio-cni', 'keda', 'monitoring', 'kube-system', 'argocd'])(
  'refuses "%s", which controllers live in',
  (services) => {
    expect(findings(uniqueNamespaces, inProduction({ namespaces: { services } }))).toEqual([
      `namespaces.services: "${services}" belongs to the cluster and its controllers; give the platform a namespace of its own`,
    ]);
  },
);

test('refuses the namespace of the edge', () => {
  expect(findings(uniqueNamespaces, inProduction({ namespaces: { datastores: 'ingress-nginx' } }))).toEqual([
    'namespaces.datastores: "ingress-nginx" belongs to the edge, "nginx"; give the platform a namespace of its own',
  ]);
});
