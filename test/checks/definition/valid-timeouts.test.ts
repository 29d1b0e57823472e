import { validTimeouts } from '../../../charts/checks/definition/valid-timeouts';
import { findings } from '../../fixtures/findings';

const gateway = (timeout: string) => findings(validTimeouts, { services: { gateway: { timeout } } });

test.each(['900.5ms', '15s', '2m', '1h'])('allows "%s"', (timeout) => {
  expect(gateway(timeout)).toEqual([]);
});

test.each(['0s', '1d', 'soon', ''])('refuses "%s", which the mesh cannot read', (timeout) => {
  expect(gateway(timeout)).toEqual([
    `services.gateway.timeout: "${timeout}" is no time limit; write a number above 0 and one of ms, s, m and h, such as "15s"`,
  ]);
});

const OBJECTIVE = { availability: 99.9, latency: { percentile: 95, within: '300ms' } };

const users = (timeout: string) => findings(validTimeouts, { services: { users: { timeout, objective: OBJECTIVE } } });

test('refuses to cut off reads that the objective still waits for', () => {
  expect(users('901ms')).toEqual([]);
  expect(users('900ms')).toEqual([
    'services.users.timeout: "900ms" for 3 attempts cuts a read off after 300ms, where its objective still waits "300ms"; use more than 900ms',
  ]);
});

test('gives the whole time to one attempt where the service calls others, which are tried again themselves', () => {
  expect(gateway('301ms')).toEqual([]);
  expect(gateway('300ms')).toEqual([
    'services.gateway.timeout: "300ms" for one attempt cuts a read off after 300ms, where its objective still waits "300ms"; use more than 300ms',
  ]);
});
