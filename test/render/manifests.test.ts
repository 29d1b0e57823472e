import { ApiObject, App, Chart } from 'cdk8s';
import { manifestsOf } from '../../charts/render/manifests';

/** One chart per folder, in it objects by construct id. */
function app(
  folders: Record<string, Record<string, { kind: string; name: string; apiVersion?: string; namespace?: string }>>,
): App {
  const tree = new App();
  for (const [folder, objects] of Object.entries(folders)) {
    const chart = new Chart(tree, folder, { namespace: 'azora' });
    for (const [id, { kind, name, apiVersion = 'v1', namespace }] of Object.entries(objects)) {
      new ApiObject(chart, id, { apiVersion, kind, metadata: { name, ...(namespace && { namespace }) } });
    }
  }
  return tree;
}

const render = (tree: App) => [...manifestsOf('azora/production', tree)];

test('C-40 an object has a file of its own in the folder of its chart', () => {
  const [only] = render(app({ users: { address: { kind: 'Service', name: 'users' } } }));
  expect(only?.path).toBe('azora/production/users/Service-users.yaml');
});

test('C-40 an object of another namespace than its chart has that in the name of its file', () => {
  const objects = render(
    app({
      users: {
        here: { kind: 'Service', name: 'users' },
        there: { kind: 'Service', name: 'users', namespace: 'other' },
      },
    }),
  );
  expect(objects.map(({ path }) => path)).toEqual([
    'azora/production/users/Service-users.yaml',
    'azora/production/users/Service-other.users.yaml',
  ]);
});

test('two objects that would land in one file are refused, both constructs named', () => {
  const tree = app({
    users: {
      workload: { kind: 'Service', name: 'users' },
      route: { kind: 'Service', name: 'users' },
    },
  });
  expect(() => render(tree)).toThrow(
    'Cannot render azora/production: users/workload and users/route both write Service-users.yaml; rename one',
  );
});

test('names that differ in case only are one file on some disks, so they are refused', () => {
  const tree = app({ users: { a: { kind: 'Role', name: 'Viewer' }, b: { kind: 'Role', name: 'viewer' } } });
  expect(() => render(tree)).toThrow('users/a and users/b both write Role-viewer.yaml; rename one');
});

test('one object in two folders is refused, both constructs named', () => {
  const tree = app({
    users: { a: { kind: 'Service', name: 'users' } },
    courses: { b: { kind: 'Service', name: 'users' } },
  });
  expect(() => render(tree)).toThrow(
    'Cannot render azora/production: users/a and courses/b both are /Service/azora/users; rename one',
  );
});

test('one object in two versions of its API is one object all the same', () => {
  const tree = app({
    users: { a: { kind: 'Sidecar', name: 'x', apiVersion: 'networking.istio.io/v1' } },
    courses: { b: { kind: 'Sidecar', name: 'x', apiVersion: 'networking.istio.io/v1beta1' } },
  });
  expect(() => render(tree)).toThrow('users/a and courses/b both are networking.istio.io/Sidecar/azora/x; rename one');
});

test('a name that is no file name is refused', () => {
  const tree = app({ users: { role: { kind: 'Role', name: 'system:viewer' } } });
  expect(() => render(tree)).toThrow('users/role is named "system:viewer"; use letters, digits, "-" and "." only');
});

test('an object of the whole cluster is in no namespace, whatever its chart says', () => {
  const [namespace] = render(app({ guardrails: { namespace: { kind: 'Namespace', name: 'azora' } } }));
  expect(namespace?.manifest.metadata).toEqual({ name: 'azora' });
});
