import { small } from '../../fixtures/small';

const SLOW = {
  up: { window: 60, percent: 50, period: 90 },
  down: { window: 600, percent: 5, period: 120 },
};

const scaled = (scale: object) => small({ services: { users: { scale } } });

test('C-01 a service doubles within half a minute and shrinks by a tenth a minute, unless told otherwise', () => {
  expect(small().object('HorizontalPodAutoscaler', 'users').spec.behavior).toMatchInlineSnapshot(`
scaleDown:
  policies:
    - type: Percent
      periodSeconds: 60
      value: 10
  stabilizationWindowSeconds: 300
scaleUp:
  policies:
    - type: Percent
      periodSeconds: 30
      value: 100
  stabilizationWindowSeconds: 30
`);
});

test('C-01 a service grows and shrinks as fast as it is told to', () => {
  expect(scaled({ behavior: SLOW }).object('HorizontalPodAutoscaler', 'users').spec.behavior).toEqual({
    scaleUp: { stabilizationWindowSeconds: 60, policies: [{ type: 'Percent', value: 50, periodSeconds: 90 }] },
    scaleDown: { stabilizationWindowSeconds: 600, policies: [{ type: 'Percent', value: 5, periodSeconds: 120 }] },
  });
});

test.each([undefined, SLOW])('C-01 an autoscaler behaves the same whether KEDA makes it or not: %j', (behavior) => {
  const { advanced } = scaled({ behavior, demand: { requestsPerSecond: 50 } }).object('ScaledObject', 'users').spec;
  const { spec } = scaled({ behavior }).object('HorizontalPodAutoscaler', 'users');
  expect(advanced.horizontalPodAutoscalerConfig.behavior).toEqual(spec.behavior);
});
