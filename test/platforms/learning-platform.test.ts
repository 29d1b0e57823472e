import { environmentsOf } from '../../charts/model/environment';
import { learningPlatform } from '../../charts/platforms/learning-platform/platform';
import { destinationsOf } from '../fixtures/destinations';
import { ENVIRONMENTS, real } from '../fixtures/rendered';

const production = real('learning-platform/production');
const { services, datastores, nodePools } = production.environment;

const SERVICES = ['course-service', 'frontend', 'notification-service', 'user-service'];

const MONGODB = '27017 app.kubernetes.io/component=mongod,app.kubernetes.io/instance=mongodb';
const POSTGRES = '5432 app.kubernetes.io/part-of=postgres,cnpg.io/podRole=pooler';
const REDIS = '6379 app=redis-leader,redis_setup_type=cluster or app=redis-follower,redis_setup_type=cluster';

test('L-01 there are these four services', () => {
  expect(production.of('Deployment').map(({ metadata }) => metadata.name)).toEqual(SERVICES);
});

test.each([
  ['frontend', 'nginx'],
  ['course-service', 'node'],
  ['user-service', 'python'],
  ['notification-service', 'go'],
])('L-01 %s is made with %s', (service, runtime) => {
  expect(services.find(({ name }) => name === service)?.runtime).toBe(runtime);
});

test.each([
  ['frontend', []],
  ['course-service', ['8080 app=notification-service', MONGODB, REDIS]],
  ['user-service', [POSTGRES, REDIS]],
  ['notification-service', [REDIS, '443 0.0.0.0/0', '587 0.0.0.0/0']],
])('L-01 %s uses what the document draws and nothing else', (service, destinations) => {
  expect(destinationsOf(production, service)).toEqual(destinations);
});

test('L-01 course-service calls notification-service, which admits it and the edge', () => {
  const { rules } = production.object('AuthorizationPolicy', 'notification-service').spec;
  const [fromCourses, ...others] = rules;
  expect(fromCourses.from[0].source.principals).toEqual([
    'cluster.local/ns/learning-platform-production/sa/course-service',
  ]);
  expect(fromCourses.to[0].operation).toEqual({
    ports: ['8080'],
    methods: ['POST'],
    paths: ['/api/notifications', '/api/notifications/*'],
  });
  expect(others).toHaveLength(1);
  expect(others[0].from[0].source.principals).toEqual(['cluster.local/ns/nginx-ingress/sa/nginx-ingress']);
});

test('L-01 course-service is told the address of notification-service', () => {
  expect(production.container('course-service').env).toContainEqual({
    name: 'NOTIFICATION_SERVICE_URL',
    value: 'http://notification-service:8080',
  });
});

test.each([
  ['email', 'email-smtp.us-east-1.amazonaws.com', 587],
  ['sms', 'sns.us-east-1.amazonaws.com', 443],
  ['push', 'fcm.googleapis.com', 443],
])('L-01 %s goes out of the cluster to %s at %d, from notification-service alone', (name, host, port) => {
  const { hosts, ports } = production.object('ServiceEntry', name).spec;
  const senders = SERVICES.filter((service) =>
    production
      .object('Sidecar', service)
      .spec.egress.some(
        (listener: { port?: { number: number }; hosts: string[] }) =>
          listener.port?.number === port && listener.hosts.includes(`./${host}`),
      ),
  );
  expect([hosts, ports[0].number]).toEqual([[host], port]);
  expect(senders).toEqual(['notification-service']);
});

describe.each(ENVIRONMENTS.filter((id) => id.startsWith('learning-platform/')))('in %s', (id) => {
  test.each(SERVICES)('L-60 %s is scaled on cpu and memory', (service) => {
    const { metrics } = real(id).object('HorizontalPodAutoscaler', service).spec;
    expect(metrics.map(({ resource }: { resource: { name: string } }) => resource.name)).toEqual(['cpu', 'memory']);
  });
});

test.each([
  ['frontend', 3, 10],
  ['course-service', 3, 12],
  ['user-service', 3, 10],
  ['notification-service', 2, 8],
])('L-60 %s has from %d to %d pods', (service, min, max) => {
  const { minReplicas, maxReplicas } = production.object('HorizontalPodAutoscaler', service).spec;
  expect([minReplicas, maxReplicas]).toEqual([min, max]);
});

test.each([
  ['frontend', ['100m', '128Mi'], ['200m', '256Mi']],
  ['course-service', ['250m', '256Mi'], ['500m', '512Mi']],
  ['user-service', ['250m', '256Mi'], ['500m', '512Mi']],
  ['notification-service', ['100m', '128Mi'], ['250m', '256Mi']],
])('L-60 %s has a size of its own', (service, requested, most) => {
  const { requests, limits } = production.container(service).resources;
  expect([requests.cpu, requests.memory]).toEqual(requested);
  expect([limits.cpu, limits.memory]).toEqual(most);
});

test('L-60 the number of nodes may grow', () => {
  expect(nodePools).toEqual([expect.objectContaining({ zones: 3, nodes: { min: 3, max: 9 } })]);
});

test('L-60 MongoDB is a set of replicas that can be read from', () => {
  expect(datastores.get('mongodb')).toMatchObject({ engine: 'mongodb', instances: 3 });
});

test('L-60 PostgreSQL has a replica, and more of them are a number in its definition', () => {
  expect(datastores.get('postgres')).toMatchObject({ engine: 'postgres', instances: 2 });
});

test('L-60 Redis is a cluster, with a follower for each leader', () => {
  expect(datastores.get('redis')).toMatchObject({ engine: 'redis', mode: 'cluster', instances: 6, leaders: 3 });
});

test('L-60 staging has the same stores', () => {
  const staging = environmentsOf(learningPlatform).find(({ name }) => name === 'staging')!;
  expect([...staging.datastores.keys()]).toEqual([...datastores.keys()]);
});
