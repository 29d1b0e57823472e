import { small } from '../../../fixtures/small';

const application = () => small().object('Application', 'campus-production-metrics-server').spec;

test('C-33 autoscalers are told of cpu and memory by two pods, of which one is always there', () => {
  const { replicas, updateStrategy, podDisruptionBudget } = application().source.helm.valuesObject;
  expect({ replicas, updateStrategy, podDisruptionBudget }).toMatchInlineSnapshot(`
replicas: 2
updateStrategy:
  type: RollingUpdate
  rollingUpdate:
    maxSurge: 1
    maxUnavailable: 0
podDisruptionBudget:
  enabled: true
  minAvailable: 1
  unhealthyPodEvictionPolicy: AlwaysAllow
`);
});

test('C-33 it lives in kube-system, which Kubernetes makes', () => {
  expect(application().destination.namespace).toBe('kube-system');
});

test('C-02 it has requests and limits', () => {
  expect(Object.keys(application().source.helm.valuesObject.resources).sort()).toEqual(['limits', 'requests']);
});
