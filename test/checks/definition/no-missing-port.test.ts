import { noMissingPort } from '../../../charts/checks/definition/no-missing-port';
import { findings } from '../../fixtures/findings';

const callOn = (port: number) => ({ services: { gateway: { calls: [{ service: 'users', port }] } } });

test('C-11 allows a call on the port that the callee serves', () => {
  expect(findings(noMissingPort, callOn(3001))).toEqual([]);
});

test('C-11 refuses a call on a port that the callee does not serve', () => {
  expect(findings(noMissingPort, callOn(8080))).toEqual([
    'services.gateway.calls: "users" does not serve port "8080", it serves "3001"; leave the port out',
  ]);
});

test('leaves a call to a service that does not exist to no-missing-target', () => {
  expect(findings(noMissingPort, { services: { gateway: { calls: [{ service: 'nobody', port: 80 }] } } })).toEqual([]);
});
