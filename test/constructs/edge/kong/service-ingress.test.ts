import { behindKong, withTokens } from '../../../fixtures/kong';
import { inProduction } from '../../../fixtures/platform';
import { ENVIRONMENTS, real } from '../../../fixtures/rendered';

const ALL = 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT';

const annotationsOf = (rendered: ReturnType<typeof behindKong>, name: string): Record<string, string> =>
  rendered.object('Ingress', name).metadata.annotations;

test('E-02 E-04 Kong sends what comes for a declared host and path to its service', () => {
  const { metadata, spec } = real('educational-platform/production').object('Ingress', 'user-service-signed-in');
  expect({ namespace: metadata.namespace, annotations: metadata.annotations, spec }).toMatchInlineSnapshot(`
namespace: educational-platform
annotations:
  konghq.com/methods: DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT
  konghq.com/plugins: cors,signed-in
  konghq.com/preserve-host: "false"
  konghq.com/strip-path: "false"
spec:
  ingressClassName: kong
  rules:
    - host: api.educational-platform.example.com
      http:
        paths:
          - backend:
              service:
                name: user-service
                port:
                  name: http
            path: /users
            pathType: Prefix
`);
});

test('E-04 a route for anyone asks for no token, one for people who have signed in does', () => {
  const rendered = behindKong(withTokens);
  expect(annotationsOf(rendered, 'gateway-anyone')).not.toHaveProperty(['konghq.com/plugins']);
  expect(annotationsOf(rendered, 'users-signed-in')['konghq.com/plugins']).toBe('signed-in');
});

test('E-04 scripts of other pages are answered on every route, once there are origins', () => {
  const rendered = behindKong({ ...inProduction({ origins: ['https://app.campus.example'] }) });
  expect(annotationsOf(rendered, 'gateway-anyone')['konghq.com/plugins']).toBe('cors');
});

test('E-02 the mesh knows a service by its own name, so Kong keeps the public one to itself', () => {
  expect(annotationsOf(behindKong(), 'gateway-anyone')).toMatchObject({
    'konghq.com/preserve-host': 'false',
    'konghq.com/strip-path': 'false',
  });
});

test('E-04 routes that ask for the same share an Ingress, those that differ have one each', () => {
  const rendered = behindKong({
    ...withTokens,
    services: {
      users: {
        routes: [
          { subdomain: 'api', path: '/users', access: 'signed-in' },
          { path: '/people', access: 'signed-in' },
          { subdomain: 'api', path: '/users/public', access: 'anyone' },
          { subdomain: 'api', path: '/users/photos', access: 'anyone', methods: ['HEAD', 'GET'] },
        ],
      },
    },
  });
  const paths = (name: string) =>
    rendered
      .object('Ingress', name)
      .spec.rules.map(({ host, http }: { host: string; http: { paths: { path: string }[] } }) => [
        host,
        ...http.paths.map(({ path }) => path),
      ]);
  expect(paths('users-signed-in')).toEqual([
    ['api.campus.example', '/users'],
    ['campus.example', '/people'],
  ]);
  expect(paths('users-anyone')).toEqual([['api.campus.example', '/users/public']]);
  expect(paths('users-anyone-get-head')).toEqual([['api.campus.example', '/users/photos']]);
});

test('E-04 every Ingress names methods, for a path with some would win over a longer one without', () => {
  const routes = [
    { path: '/', access: 'anyone' as const, methods: ['GET' as const] },
    { path: '/rooms', access: 'anyone' as const },
  ];
  const rendered = behindKong({ services: { gateway: { routes } } });
  expect(annotationsOf(rendered, 'gateway-anyone-get')['konghq.com/methods']).toBe('GET');
  expect(annotationsOf(rendered, 'gateway-anyone')['konghq.com/methods']).toBe(ALL);
});

test('E-04 a browser may ask first, where scripts of other pages are admitted', () => {
  const rendered = behindKong({
    ...inProduction({ origins: ['https://app.campus.example'] }),
    services: { gateway: { routes: [{ path: '/', access: 'anyone', methods: ['POST'] }] } },
  });
  expect(annotationsOf(rendered, 'gateway-anyone-post')['konghq.com/methods']).toBe('OPTIONS,POST');
});

/** The Ingresses that Kong takes. */
const ingressesOf = (id: string) =>
  real(id)
    .of('Ingress')
    .map(
      ({ metadata, spec }) =>
        ({ metadata, spec }) as unknown as {
          metadata: { namespace: string; annotations: Record<string, string> };
          spec: { ingressClassName: string; rules: { http: { paths: { backend: Backend }[] } }[] };
        },
    )
    .filter(({ spec }) => spec.ingressClassName === 'kong');

interface Backend {
  readonly service: { readonly name: string };
}

test.each(ENVIRONMENTS.filter((id) => real(id).environment.platform.edge.proxy === 'kong'))(
  'E-02 in %s every plugin of an Ingress is beside it, and every Service behind it is one to the mesh',
  (id) => {
    const ingresses = ingressesOf(id);
    expect(ingresses).toHaveLength(5);
    for (const { metadata, spec } of ingresses) {
      for (const plugin of metadata.annotations['konghq.com/plugins']!.split(',')) {
        expect(real(id).object('KongPlugin', plugin).metadata.namespace).toBe(metadata.namespace);
      }
      const names = spec.rules.flatMap(({ http }) => http.paths.map(({ backend }) => backend.service.name));
      for (const name of names) {
        const { annotations } = real(id).object('Service', name).metadata;
        expect(annotations['ingress.kubernetes.io/service-upstream']).toBe('true');
      }
    }
  },
);
