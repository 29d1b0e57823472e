import type { Manifest } from '../../charts/model/manifest';
import { strayWays } from '../fixtures/reachability/controllers';
import { differences } from '../fixtures/reachability/differences';
import { OUTSIDE, outsideOf } from '../fixtures/reachability/outside';
import { reachabilityOf } from '../fixtures/reachability/reachability';
import { strayStoreWays } from '../fixtures/reachability/store-parts';
import { isGrant, waysOf } from '../fixtures/reachability/ways';
import { ENVIRONMENTS, type RenderedEnvironment, real } from '../fixtures/rendered';

const manifestsOf = ({ all }: RenderedEnvironment): Manifest[] => all.map(({ manifest }) => manifest);

const differencesOf = (rendered: RenderedEnvironment) => differences(rendered.environment, manifestsOf(rendered));

const declaredWaysOf = (id: string) =>
  waysOf(real(id).environment, manifestsOf(real(id))).filter((way) => !isGrant(way));

test.each(ENVIRONMENTS)('C-10 C-12 in %s everyone reaches what is declared and nothing else', (id) => {
  expect(differencesOf(real(id))).toEqual([]);
});

test.each(ENVIRONMENTS)('C-10 in %s nobody reaches a controller, and a controller nobody, without a grant', (id) => {
  expect(strayWays(real(id).environment, manifestsOf(real(id)))).toEqual([]);
});

test.each(ENVIRONMENTS)('C-10 in %s nobody reaches a part of a datastore, and a part nobody, without a grant', (id) => {
  expect(strayStoreWays(real(id).environment, manifestsOf(real(id)))).toEqual([]);
});

test.each(ENVIRONMENTS)('in %s no pod reaches 169.254.169.254', (id) => {
  const leaving = waysOf(real(id).environment, manifestsOf(real(id)), 'leaves');
  expect(leaving.filter((way) => way.includes(OUTSIDE.metadata))).toEqual([]);
});

test.each(['prod', 'dev'])(
  'S-02 in scalable-aws/%s one layer reaches the next, Prometheus all, and nobody anything else',
  (name) => {
    expect(declaredWaysOf(`scalable-aws/${name}`).sort()).toEqual([
      'Prometheus -> api-gateway: TCP 15020',
      'Prometheus -> backend: TCP 15020',
      'Prometheus -> frontend: TCP 15020',
      'Prometheus -> the edge: TCP 15020',
      'api-gateway -> backend: TCP 4000',
      'backend -> datastore postgres (subnet 1): TCP 5432',
      'backend -> datastore postgres (subnet 2): TCP 5432',
      'backend -> datastore postgres (subnet 3): TCP 5432',
      'backend -> datastore redis: TCP 6379',
      'frontend -> api-gateway: TCP 3000',
      'the edge -> frontend: TCP 8080',
      'the load balancer -> the edge: TCP 8443, TCP 15021',
    ]);
  },
);

test.each(['production', 'staging'])(
  'A-50 in azora/%s the gateway takes TCP 3000 from ingress controllers only',
  (name) => {
    const azora = real(`azora/${name}`);
    const entering = waysOf(azora.environment, manifestsOf(azora), 'enters');
    expect(entering.filter((way) => way.includes(' -> azora-api-gateway: ')).sort()).toEqual([
      'Prometheus -> azora-api-gateway: TCP 15020',
      'the edge -> azora-api-gateway: TCP 3000',
    ]);
    const edge = outsideOf(azora.environment, manifestsOf(azora)).find((party) => party.name === OUTSIDE.edge);
    expect(edge?.pod?.labels).toEqual({ app: 'ingress-controller' });
    expect(azora.object('NetworkPolicy', 'api-gateway-policy').spec.podSelector).toEqual({
      matchLabels: { app: 'azora-api-gateway' },
    });
  },
);

test('T-03 who publishes or consumes reaches RabbitMQ, over TLS, and nobody else does', () => {
  const ways = declaredWaysOf('edtech-assistant/production').filter((way) => way.includes('rabbitmq'));
  expect(ways.sort()).toEqual([
    'assignment-service -> datastore rabbitmq: TCP 5671',
    'chat-service -> datastore rabbitmq: TCP 5671',
    'quiz-service -> datastore rabbitmq: TCP 5671',
  ]);
});

test('E-02 a request passes the gateway of the mesh and Kong; services reach datastores and brokers, not each other', () => {
  const ways = declaredWaysOf('educational-platform/production').filter((way) => !way.startsWith('Prometheus'));
  // A datastore has a Service for each kind of its pods.
  expect([...new Set(ways.map((way) => way.replace(/ \(.*\)/, '')))].sort()).toEqual([
    'analytics-service -> datastore kafka: TCP 9093',
    'analytics-service -> datastore mongodb: TCP 27017',
    'analytics-service -> datastore postgres: TCP 5432',
    'another host of the internet -> the gateway before Kong: TCP 8080, TCP 8443',
    'assessment-service -> datastore kafka: TCP 9093',
    'assessment-service -> datastore postgres: TCP 5432',
    'auth-service -> datastore kafka: TCP 9093',
    'auth-service -> datastore postgres: TCP 5432',
    'auth-service -> datastore redis: TCP 6379',
    'content-service -> datastore kafka: TCP 9093',
    'content-service -> datastore mongodb: TCP 27017',
    'content-service -> datastore redis: TCP 6379',
    'the edge -> analytics-service: TCP 5000',
    'the edge -> assessment-service: TCP 3000',
    'the edge -> auth-service: TCP 3000',
    'the edge -> content-service: TCP 3000',
    'the edge -> user-service: TCP 3000',
    'the gateway before Kong -> the edge: TCP 8000',
    'the load balancer -> the gateway before Kong: TCP 15021',
    'user-service -> datastore kafka: TCP 9093',
    'user-service -> datastore postgres: TCP 5432',
    'user-service -> datastore redis: TCP 6379',
  ]);
});

test.each([
  ['/api/courses', ['course-service']],
  ['/api/enrollments/7', ['course-service']],
  ['/api/auth', ['user-service']],
  ['/api/users', ['user-service']],
  ['/api/notifications', ['notification-service']],
  ['/api/usersandmore', []],
  ['/index.html', []],
])('L-02 of the services behind the frontend, %s is answered by %j', (path, expected) => {
  const rendered = real('learning-platform/production');
  const { environment } = rendered;
  const { parties, admitted } = reachabilityOf(manifestsOf(rendered), outsideOf(environment, manifestsOf(rendered)), [
    { method: 'GET', path, token: environment.tokens!.issuer },
  ]);
  const edge = parties.find(({ name }) => name === OUTSIDE.edge)!;
  const answering = environment.services.filter(
    ({ name, port }) => admitted(edge, parties.find((party) => party.name === name)!, port).length > 0,
  );
  // The frontend's own route is "/", which every path begins with.
  expect(answering.map(({ name }) => name).filter((name) => name !== 'frontend')).toEqual(expected);
});
