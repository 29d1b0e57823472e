import { requireContainerResources } from '../../../charts/checks/manifests/require-container-resources';
import { deploymentOf, makerOf } from '../../fixtures/pod';

test('C-02 allows a container that states everything', () => {
  expect(requireContainerResources(deploymentOf({}))).toEqual([]);
});

test.each(['requests', 'limits'])('C-02 refuses a container without %s, each amount named', (side) => {
  expect(requireContainerResources(deploymentOf({ resources: { [side]: undefined } }))).toEqual([
    `container "users" has no resources.${side}.cpu, resources.${side}.memory, resources.${side}.ephemeral-storage; state them`,
  ]);
});

test.each(['cpu', 'memory', 'ephemeral-storage'])('C-02 refuses a container without a limit of %s', (amount) => {
  expect(requireContainerResources(deploymentOf({ resources: { limits: { [amount]: undefined } } }))).toEqual([
    `container "users" has no resources.limits.${amount}; state them`,
  ]);
});

test('C-02 refuses a container without resources, requests before limits', () => {
  expect(requireContainerResources(deploymentOf({ resources: undefined }))).toEqual([
    'container "users" has no resources.requests.cpu, resources.requests.memory, resources.requests.ephemeral-storage, ' +
      'resources.limits.cpu, resources.limits.memory, resources.limits.ephemeral-storage; state them',
  ]);
});

test('C-02 refuses an init container without resources, by name', () => {
  const [fault] = requireContainerResources(deploymentOf({}, { initContainers: [{ name: 'migrate' }] }));
  expect(fault).toMatch(/^container "migrate" has no resources\.requests\.cpu, /);
});

test('C-02 refuses the container of a CronJob', () => {
  expect(requireContainerResources(makerOf('CronJob', { resources: { limits: { cpu: undefined } } }))).toEqual([
    'container "users" has no resources.limits.cpu; state them',
  ]);
});

test('has nothing to say of objects that make no pod', () => {
  expect(requireContainerResources({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'users' } })).toEqual([]);
});
