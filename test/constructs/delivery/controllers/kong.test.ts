import { real } from '../../../fixtures/rendered';
import { small } from '../../../fixtures/small';

const rendered = () => small({ edge: { proxy: 'kong', namespace: 'kong', serviceAccount: 'kong-gateway' } });

const values = () => rendered().object('Application', 'campus-production-kong').spec.source.helm.valuesObject;

test('E-01 Kong runs in several instances that grow with the load', () => {
  expect(values().gateway.autoscaling).toMatchInlineSnapshot(`
minReplicas: 3
maxReplicas: 12
enabled: true
metrics:
  - type: Resource
    resource:
      name: cpu
      target:
        type: Utilization
        averageUtilization: 70
`);
});

test('C-05 a rollout of Kong never has fewer instances than before, and a drained node takes one', () => {
  const { updateStrategy, podDisruptionBudget } = values().gateway;
  expect(updateStrategy.rollingUpdate).toEqual({ maxSurge: 1, maxUnavailable: 0 });
  expect(podDisruptionBudget).toMatchObject({ enabled: true, maxUnavailable: 1 });
});

test('C-12 Kong is part of the mesh, and reached through it only', () => {
  expect(rendered().object('Namespace', 'kong').metadata.labels['istio-injection']).toBe('enabled');
  expect(values().gateway.proxy).toEqual({ type: 'ClusterIP' });
});

test('C-12 the pods that services admit as their edge are those that the chart spreads over zones', () => {
  const platform = real('educational-platform/production');
  const { valuesObject } = platform.object('Application', 'educational-platform-production-kong').spec.source.helm;
  const [{ podSelector }] = platform.object('NetworkPolicy', 'auth-service').spec.ingress[0].from;
  expect(valuesObject.gateway.topologySpreadConstraints[0].labelSelector).toEqual(podSelector);
});

test('C-31 nothing of Kong is made anew at each sync', () => {
  expect(values().controller.ingressController.admissionWebhook).toEqual({ enabled: false });
});

test('C-02 each container of Kong has requests and limits', () => {
  const { controller, gateway } = values();
  for (const resources of [controller.ingressController.resources, gateway.resources, gateway.initContainerResources]) {
    expect(Object.keys(resources).sort()).toEqual(['limits', 'requests']);
  }
});
