import { behindKong } from '../../../fixtures/kong';
import { real } from '../../../fixtures/rendered';

const applicationOf = (release: string) => behindKong().object('Application', `campus-production-${release}`);

const values = () => applicationOf('kong').spec.source.helm.valuesObject;

const settings = (): Record<string, string> => values().gateway.env;

test('E-01 Kong runs in several instances that grow with the load', () => {
  expect(values().gateway.autoscaling).toMatchInlineSnapshot(`
minReplicas: 3
maxReplicas: 12
behavior:
  scaleDown:
    policies:
      - type: Pods
        periodSeconds: 60
        value: 1
    stabilizationWindowSeconds: 300
enabled: true
metrics:
  - type: ContainerResource
    containerResource:
      name: cpu
      container: proxy
      target:
        type: Utilization
        averageUtilization: 70
`);
});

test('E-01 staging has fewer of them', () => {
  const { source } = real('educational-platform/staging').object(
    'Application',
    'educational-platform-staging-kong',
  ).spec;
  const { minReplicas, maxReplicas } = source.helm.valuesObject.gateway.autoscaling;
  expect([minReplicas, maxReplicas]).toEqual([2, 3]);
});

test('C-05 a rollout of Kong never has fewer instances than before, and a drained node takes one', () => {
  for (const { updateStrategy, podDisruptionBudget } of [values().gateway, values().controller]) {
    expect(updateStrategy.rollingUpdate).toEqual({ maxSurge: 1, maxUnavailable: 0 });
    expect(podDisruptionBudget).toMatchObject({ enabled: true, maxUnavailable: 1 });
  }
});

test('C-05 both halves of Kong are spread over zones and nodes, by labels that their pods have', () => {
  const { controller, gateway } = values();
  for (const [{ topologySpreadConstraints }, app] of [
    [gateway, 'kong-gateway'],
    [controller, 'kong-controller'],
  ]) {
    expect(topologySpreadConstraints.map(({ topologyKey }: { topologyKey: string }) => topologyKey)).toEqual([
      'topology.kubernetes.io/zone',
      'kubernetes.io/hostname',
    ]);
    for (const { labelSelector } of topologySpreadConstraints) expect(labelSelector).toEqual({ matchLabels: { app } });
  }
});

test('C-03 a pod of Kong that stops serves until nobody sends to it, then ends what it has', () => {
  const gateway = behindKong({ services: { gateway: { drain: 120 } } }).object('Application', 'campus-production-kong')
    .spec.source.helm.valuesObject.gateway;
  expect(gateway.lifecycle.preStop.exec.command).toEqual(['kong', 'quit', '--wait=15', '--timeout=120']);
  expect(gateway.terminationGracePeriodSeconds).toBe(150);
});

test('E-02 Kong is part of the mesh, and reached through it only', () => {
  expect(behindKong().object('Namespace', 'kong').metadata.labels['istio-injection']).toBe('enabled');
  expect(values().gateway.proxy).toEqual({ type: 'ClusterIP', http: { appProtocol: 'http' }, tls: { enabled: false } });
});

test('E-02 the pods that services admit as their edge are those that the chart spreads over zones', () => {
  const platform = real('educational-platform/production');
  const { valuesObject } = platform.object('Application', 'educational-platform-production-kong').spec.source.helm;
  const [{ podSelector }] = platform.object('NetworkPolicy', 'auth-service').spec.ingress[0].from;
  const pods = { matchLabels: { app: 'kong-gateway' } };
  expect([valuesObject.gateway.topologySpreadConstraints[0].labelSelector, podSelector]).toEqual([pods, pods]);
});

test('E-04 Kong believes its sidecar, and nobody else, who asked', () => {
  expect(settings()).toMatchObject({
    trusted_ips: '127.0.0.6/32,::6/128',
    real_ip_header: 'X-Forwarded-For',
    real_ip_recursive: 'on',
  });
});

test('E-04 a body that announces no length is stopped at the same size', () => {
  expect(settings().nginx_proxy_client_max_body_size).toBe('10m');
});

test('C-02 what does not fit its buffers has room on disk, within what evicts the pod', () => {
  const { deployment, resources } = values().gateway;
  const gibibytes = (size: string): number => Number(/^(\d+)Gi$/.exec(size)?.[1]);
  expect(gibibytes(deployment.prefixDir.sizeLimit)).toBe(2);
  expect(gibibytes(resources.limits['ephemeral-storage'])).toBeGreaterThan(2);
  expect(settings().nginx_proxy_proxy_max_temp_file_size).toBe('16m');
});

test('Kong writes a line of JSON for each request, without what may be secret in its address', () => {
  const { nginx_http_log_format: format, proxy_access_log: log } = settings();
  const [, name, text] = /^(\w+) escape=json '(.*)'$/.exec(format!) ?? [];
  expect(log).toBe(`/dev/stdout ${name}`);
  const line = JSON.parse(text!);
  expect(line).toMatchObject({ client: '$remote_addr', path: '$uri', status: '$status' });
  expect(text).not.toMatch(/\$request\b|\$request_uri|\$args|authorization/i);
});

test('neither half of Kong reports to its maker, or says in answers what it is', () => {
  expect(settings()).toMatchObject({ anonymous_reports: 'off', headers: 'off', allow_debug_header: 'off' });
  expect(values().controller.ingressController.env.anonymous_reports).toBe(false);
});

test('C-06 each image of Kong is of one patch', () => {
  const { controller, gateway } = values();
  for (const { tag } of [controller.ingressController.image, gateway.image]) expect(tag).toMatch(/^\d+\.\d+\.\d+$/);
});

test('C-42 the controller of Kong reads the namespaces of the services and of Kong, and of their Secrets few', () => {
  const { watchNamespaces, env } = values().controller.ingressController;
  expect(watchNamespaces).toEqual(['kong', 'campus']);
  expect(env.secret_label_selector).toBe('konghq.com/secret');
});

test('C-31 nothing of Kong is made anew at each sync', () => {
  const { admissionWebhook, adminApi } = values().controller.ingressController;
  expect(admissionWebhook.certificate.provided).toBe(true);
  expect(adminApi.tls.client.certProvided).toBe(true);
});

test('C-31 the kinds of Kong come once, and long before objects of them', () => {
  const waveOf = (name: string) => Number(applicationOf(name).metadata.annotations['argocd.argoproj.io/sync-wave']);
  expect(applicationOf('kong').spec.source.helm.skipCrds).toBe(true);
  expect(applicationOf('kong-definitions').spec.source.helm.skipCrds).toBeUndefined();
  expect(applicationOf('kong-definitions').spec.syncPolicy.automated.prune).toBe(false);
  expect(waveOf('kong-definitions')).toBeLessThan(waveOf('users'));
  expect(waveOf('cert-manager')).toBeLessThan(waveOf('kong'));
});

test('C-02 each container of Kong has requests and limits', () => {
  const { controller, gateway } = values();
  for (const resources of [controller.ingressController.resources, gateway.resources, gateway.initContainerResources]) {
    expect(Object.keys(resources).sort()).toEqual(['limits', 'requests']);
  }
  for (const name of ['proxyCPU', 'proxyCPULimit', 'proxyMemory', 'proxyMemoryLimit'])
    expect(gateway.podAnnotations).toHaveProperty([`sidecar.istio.io/${name}`]);
});
