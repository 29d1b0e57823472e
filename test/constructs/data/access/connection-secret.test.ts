import { ENVIRONMENTS, real } from '../../../fixtures/rendered';
import { small } from '../../../fixtures/small';

const secret = (service: string) => small().object('ExternalSecret', `${service}-datastores`);

test('C-42 L-20 a service gets the secret values of the datastores that it declares, each under the name that it asks for', () => {
  const { metadata, spec } = secret('users');
  expect(metadata.namespace).toBe('campus');
  expect(spec.data).toMatchInlineSnapshot(`
- remoteRef:
    key: events-cluster-ca-cert
    property: ca.crt
  secretKey: events-ca.crt
- remoteRef:
    key: events-users
    property: user.crt
  secretKey: events.crt
- remoteRef:
    key: events-users
    property: user.key
  secretKey: events.key
- remoteRef:
    key: records-users
    property: username
  secretKey: RECORDS_USER
- remoteRef:
    key: records-users
    property: password
  secretKey: RECORDS_PASSWORD
- remoteRef:
    key: records-tls
    property: ca.crt
  secretKey: records-ca.crt
`);
});

test('L-20 and of no others', () => {
  expect(JSON.stringify(secret('mailer').spec.data)).not.toContain('records');
  expect(
    small()
      .of('ExternalSecret')
      .map(({ metadata }) => metadata.name),
  ).not.toContain('gateway-datastores');
});

test('values come through the store of that namespace, and stay when the object goes', () => {
  const { spec } = secret('users');
  expect(spec.secretStoreRef).toEqual({ kind: 'SecretStore', name: 'datastores' });
  expect(spec.target).toMatchObject({ name: 'users-datastores', creationPolicy: 'Owner', deletionPolicy: 'Retain' });
});

test('C-07 the Secret carries the labels of the service', () => {
  const { metadata, spec } = secret('users');
  expect(spec.target.template.metadata.labels).toEqual(metadata.labels);
  expect(metadata.labels.app).toBe('users');
});

test('renewed certificates reach the pod within the hour', () => {
  expect(secret('users').spec.refreshInterval).toBe('1h0m0s');
});

test.each(ENVIRONMENTS)('C-42 what the pods of %s take from a Secret of datastores is in it', (id) => {
  const rendered = real(id);
  for (const { name } of rendered.environment.services) {
    const secretName = `${name}-datastores`;
    const object = rendered.of('ExternalSecret').find(({ metadata }) => metadata.name === secretName);
    const there = ((object?.spec as { data: { secretKey: string }[] } | undefined)?.data ?? []).map(
      ({ secretKey }) => secretKey,
    );
    const { env } = rendered.container(name);
    const { volumes } = rendered.object('Deployment', name).spec.template.spec;
    const taken = [
      // biome-ignore lint/suspicious/noExplicitAny: rendered YAML as it is
      ...env.flatMap(({ valueFrom }: any) =>
        valueFrom?.secretKeyRef?.name === secretName ? [valueFrom.secretKeyRef.key] : [],
      ),
      // biome-ignore lint/suspicious/noExplicitAny: as above
      ...volumes.flatMap(({ secret: source }: any) => source?.items?.map(({ key }: { key: string }) => key) ?? []),
    ];
    expect(taken.sort()).toEqual(there.sort());
  }
});
