import { holdApplication, letApplicationGo } from '../../charts/handbook/hold';
import { startWriters, stopWriters } from '../../charts/handbook/writers';
import { real } from '../fixtures/rendered';

const { environment } = real('learning-platform/production');

test('E-52 services that write are stopped, and waited for; who only reads goes on', () => {
  const { environment: educational } = real('educational-platform/production');
  expect(stopWriters(educational, 'postgres')).toEqual([
    'kubectl -n educational-platform scale deployment assessment-service auth-service user-service --replicas=0',
    "kubectl -n educational-platform wait pod -l 'app in (assessment-service, auth-service, user-service)' --for=delete --timeout=10m",
  ]);
});

test('E-52 they are started with the least replicas of each', () => {
  const scaled = { ...environment, services: environment.services.map(lessFor('course-service')) };
  const [store] = [...environment.datastores.keys()].filter((name) => startWriters(environment, name).length > 0);
  const started = startWriters(scaled, store!).join('\n');
  for (const { name, scale } of scaled.services.filter((service) => started.includes(` ${service.name} `))) {
    expect(started).toMatch(new RegExp(` ${name} .*--replicas=${scale.min}$`, 'm'));
  }
  expect(startWriters(scaled, 'mongodb')).toEqual([
    'kubectl -n learning-platform-production scale deployment course-service --replicas=1',
  ]);
});

type Service = (typeof environment.services)[number];

const lessFor =
  (name: string) =>
  (service: Service): Service =>
    service.name === name ? { ...service, scale: { ...service.scale, min: 1 } } : service;

test('E-52 KEDA is told to pause for those that it scales, before they are stopped, and to go on', () => {
  const assistant = real('edtech-assistant/production');
  const scaled = assistant.of('ScaledObject').map(({ metadata }) => metadata.name);
  const [pause = '', stop] = stopWriters(assistant.environment, 'redis');
  const named = / scaledobject (.*) autoscaling\.keda\.sh\/paused-replicas=0 --overwrite$/.exec(pause)![1]!.split(' ');
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !scaled.includes(name))).toEqual([]);
  expect(stop).toContain('--replicas=0');
  expect(startWriters(assistant.environment, 'redis')[0]).toBe(pause.replace('=0 --overwrite', '-'));
});

test('E-52 no manifest says how many pods a service has, or Argo CD would start them again', () => {
  const deployments = real('edtech-assistant/production').of('Deployment') as { spec?: object }[];
  expect(deployments.length).toBeGreaterThan(3);
  expect(deployments.filter(({ spec }) => 'replicas' in spec!)).toEqual([]);
});

test('an Application is held, and let go, by an annotation that nothing renders', () => {
  expect([holdApplication(environment, 'mongodb'), letApplicationGo(environment, 'mongodb')]).toEqual([
    'kubectl -n argocd annotate application learning-platform-production-mongodb argocd.argoproj.io/skip-reconcile=true --overwrite',
    'kubectl -n argocd annotate application learning-platform-production-mongodb argocd.argoproj.io/skip-reconcile-',
  ]);
  const annotated = real('learning-platform/production')
    .of('Application')
    .filter(({ metadata }) => JSON.stringify(metadata).includes('skip-reconcile'));
  expect(annotated).toEqual([]);
});
