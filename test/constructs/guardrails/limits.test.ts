import { bytes, millicores } from '../../../charts/model/quantity';
import { ENVIRONMENTS, real } from '../../fixtures/rendered';
import { small } from '../../fixtures/small';

const limits = () => small().object('LimitRange', 'containers', 'guardrails').spec.limits;

test('C-20 C-02 a container that does not say what it needs is given a little, and no container is given a node', () => {
  expect(limits()).toMatchInlineSnapshot(`
- type: Container
  default:
    cpu: 200m
    ephemeral-storage: 512Mi
    memory: 256Mi
  defaultRequest:
    cpu: 50m
    ephemeral-storage: 128Mi
    memory: 64Mi
  max:
    cpu: "8"
    ephemeral-storage: 8Gi
    memory: 32Gi
`);
});

test.each(ENVIRONMENTS)('C-20 every container of %s is below the most that one may ask for', (id) => {
  const [{ max }] = limits();
  for (const { name } of real(id).environment.services) {
    const { limits: asked } = real(id).container(name).resources;
    expect(millicores(asked.cpu)).toBeLessThanOrEqual(millicores(max.cpu)!);
    expect(bytes(asked.memory)).toBeLessThanOrEqual(bytes(max.memory)!);
    expect(bytes(asked['ephemeral-storage'])).toBeLessThanOrEqual(bytes(max['ephemeral-storage'])!);
  }
});
