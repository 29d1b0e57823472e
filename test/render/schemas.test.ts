import { hasCrds } from '../fixtures/crds';
import { ENVIRONMENTS, real } from '../fixtures/rendered';
import { schemaFaults } from '../fixtures/schemas';

if (!hasCrds) console.warn('No CustomResourceDefinitions beside the repository (CRDS): custom resources go unchecked');

test.each(ENVIRONMENTS)('C-41 every object of %s is valid, unknown fields refused', (id) => {
  expect(real(id).all.flatMap(({ manifest }) => schemaFaults(manifest))).toEqual([]);
});

/** A rendered object with something put in at a path, as in `spec.egress[0].host`. */
function withField(kind: string, name: string, path: string, value: unknown) {
  const manifest = structuredClone(real('azora/production').object(kind, name));
  const keys = path.split(/[.[\]]+/);
  const last = keys.pop()!;
  keys.reduce((parent, key) => parent[key], manifest)[last] = value;
  return schemaFaults(manifest);
}

(hasCrds ? describe : describe.skip)('in a custom resource it notices', () => {
  const name = 'azora-auth-service';

  test('a misspelt field', () => {
    expect(withField('DestinationRule', name, 'spec.trafficPolicy.outlierDetection.consecutive5xxErors', 5)).toEqual([
      'DestinationRule azora-auth-service: spec.trafficPolicy.outlierDetection must NOT have additional properties "consecutive5xxErors"',
    ]);
  });

  test('a value of the wrong type', () => {
    expect(withField('Sidecar', name, 'spec.egress[0].hosts', './*')).toEqual([
      'Sidecar azora-auth-service: spec.egress.0.hosts must be array',
    ]);
  });

  test('a word that is none of those allowed', () => {
    expect(withField('AuthorizationPolicy', name, 'spec.action', 'PERMIT')).toEqual([
      'AuthorizationPolicy azora-auth-service: spec.action must be equal to one of the allowed values',
    ]);
  });

  test('a field of metadata that does not exist', () => {
    expect(withField('ServiceMonitor', name, 'metadata.lables', {})).toHaveLength(1);
  });

  test('a kind that nothing defines', () => {
    expect(schemaFaults({ apiVersion: 'networking.istio.io/v2', kind: 'Sidecar', metadata: { name } })).toEqual([
      'Sidecar azora-auth-service: nothing defines networking.istio.io/v2/Sidecar',
    ]);
  });
});

describe('in a core object it notices', () => {
  test('a misspelt field, at any depth', () => {
    expect(
      withField('Deployment', 'azora-auth-service', 'spec.template.spec.containers[0].ports[0].contianerPort', 1),
    ).toEqual([
      'Deployment azora-auth-service: spec.template.spec.containers[0].ports[0].contianerPort is no field of it',
    ]);
  });

  test('a field in the wrong place', () => {
    expect(withField('Deployment', 'azora-auth-service', 'spec.securityContext', { runAsUser: 1 })).toEqual([
      'Deployment azora-auth-service: spec.securityContext is no field of it',
    ]);
  });

  test('no fault in a label or a quantity, whatever its name', () => {
    expect(withField('Deployment', 'azora-auth-service', 'metadata.labels.anything', 'x')).toEqual([]);
  });
});
