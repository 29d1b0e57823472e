import { small } from '../../fixtures/small';

test('C-01 a drained node takes one pod in ten at a time, and any that never became ready', () => {
  expect(small().object('PodDisruptionBudget', 'users').spec).toMatchInlineSnapshot(`
selector:
  matchLabels:
    app: users
maxUnavailable: 10%
unhealthyPodEvictionPolicy: AlwaysAllow
`);
});
