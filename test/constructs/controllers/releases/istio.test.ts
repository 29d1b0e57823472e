import { ENVIRONMENTS, real } from '../../../fixtures/rendered';
import { small } from '../../../fixtures/small';

const applicationOf = (name: string) => small().object('Application', `campus-production-${name}`);

const valuesOf = (name: string) => applicationOf(name).spec.source.helm.valuesObject;

test('C-12 no pod needs the right to redirect traffic: an agent on each node does, and sidecars are native', () => {
  const { cni, env } = valuesOf('istiod');
  expect({ cni, env }).toMatchInlineSnapshot(`
cni:
  enabled: true
  provider: default
env:
  ENABLE_NATIVE_SIDECARS: "true"
  PILOT_ENABLE_GATEWAY_API: "false"
  PILOT_ENABLE_GATEWAY_API_DEPLOYMENT_CONTROLLER: "false"
`);
});

test('C-12 sidecars refuse hosts that nobody declared, wherever they are', () => {
  expect(valuesOf('istiod').meshConfig.outboundTrafficPolicy).toEqual({ mode: 'REGISTRY_ONLY' });
});

test('C-12 sidecars read a path before they judge it, so that no way to write it gets past a policy', () => {
  expect(valuesOf('istiod').meshConfig.pathNormalization).toEqual({ normalization: 'DECODE_AND_MERGE_SLASHES' });
});

test('C-12 sidecars serve the metrics of their services with their own', () => {
  expect(valuesOf('istiod').meshConfig.enablePrometheusMerge).toBe(true);
});

test('C-12 the control plane stays up while a node is drained', () => {
  const { autoscaleEnabled, autoscaleMin, rollingMaxUnavailable, pdb } = valuesOf('istiod');
  expect([autoscaleEnabled, autoscaleMin, rollingMaxUnavailable, pdb.minAvailable]).toEqual([true, 2, 0, 1]);
});

test('C-33 the parts of the mesh are of one release', () => {
  const versions = ['istio-base', 'istio-cni', 'istiod'].map((name) => applicationOf(name).spec.source.targetRevision);
  expect(new Set(versions)).toEqual(new Set(['1.30.3']));
});

test('C-31 the webhook of the mesh fails closed from the start, as istiod sets it later', () => {
  expect([valuesOf('istio-base').base, valuesOf('istiod').base]).toEqual([
    { validationFailurePolicy: 'Fail' },
    { validationFailurePolicy: 'Fail' },
  ]);
});

test('C-20 the control plane is restricted, and only the agent that enters nodes is privileged', () => {
  const rendered = small();
  const level = (name: string) =>
    rendered.object('Namespace', name).metadata.labels['pod-security.kubernetes.io/enforce'];
  expect([applicationOf('istiod').spec.destination.namespace, level('istio-system')]).toEqual([
    'istio-system',
    'restricted',
  ]);
  expect([applicationOf('istio-cni').spec.destination.namespace, level('istio-cni')]).toEqual([
    'istio-cni',
    'privileged',
  ]);
});

test.each(['istiod', 'istio-cni'])(
  'C-02 C-04 %s has requests and limits, and the seccomp profile of the runtime',
  (name) => {
    const { resources, seccompProfile } = valuesOf(name);
    expect(Object.keys(resources).sort()).toEqual(['limits', 'requests']);
    expect(seccompProfile).toEqual({ type: 'RuntimeDefault' });
  },
);

test.each(ENVIRONMENTS)('C-02 the sidecars of %s that state nothing themselves have requests and limits', (id) => {
  const { valuesObject } = real(id).object('Application', `${id.replace('/', '-')}-istiod`).spec.source.helm;
  expect(Object.keys(valuesObject.global.proxy.resources).sort()).toEqual(['limits', 'requests']);
});
