import { ENVIRONMENTS, real } from '../../fixtures/rendered';
import { small } from '../../fixtures/small';

test('C-03 readiness asks for dependencies, liveness and start do not', () => {
  const { startupProbe, livenessProbe, readinessProbe } = small().container('users');
  const paths = [startupProbe, livenessProbe, readinessProbe].map(({ httpGet }) => httpGet.path);
  expect(paths).toEqual(['/live', '/live', '/ready']);
});

test.each(ENVIRONMENTS)('C-03 no service of %s is alive and ready by the same path', (id) => {
  const rendered = real(id);
  const alike = rendered.environment.services.filter(({ name }) => {
    const { livenessProbe, readinessProbe } = rendered.container(name);
    return livenessProbe.httpGet.path === readinessProbe.httpGet.path;
  });
  expect(alike.map(({ name }) => name)).toEqual([]);
});

test('C-03 a pod is out of rotation long before it is restarted', () => {
  const { livenessProbe, readinessProbe } = small().container('users');
  const patience = ({ periodSeconds, failureThreshold }: { periodSeconds: number; failureThreshold: number }) =>
    periodSeconds * failureThreshold;
  expect([patience(readinessProbe), patience(livenessProbe)]).toEqual([15, 30]);
});

test.each([
  [undefined, 60],
  [90, 90],
  // A probe every five seconds cannot end after 61.
  [61, 65],
])('C-03 a service that may take %p seconds to start is given %d', (startup, given) => {
  const { startupProbe } = small({ services: { users: { health: { startup } } } }).container('users');
  expect(startupProbe.periodSeconds * startupProbe.failureThreshold).toBe(given);
});

test('C-03 a probe asks the port by name', () => {
  expect(small().container('users').readinessProbe).toMatchInlineSnapshot(`
failureThreshold: 3
httpGet:
  path: /ready
  port: http
  scheme: HTTP
periodSeconds: 5
successThreshold: 1
timeoutSeconds: 3
`);
});
