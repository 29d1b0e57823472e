import Ajv from 'ajv';
import type { Platform } from '../../../charts/model/platform';
import { crdSchema, hasCrds } from '../../fixtures/crds';
import { merge, type Part } from '../../fixtures/merge';
import { real } from '../../fixtures/rendered';
import { CIPHERTEXT, MAIL_SEALED, sealedInProduction } from '../../fixtures/sealed';
import { small } from '../../fixtures/small';

// biome-ignore lint/suspicious/noExplicitAny: rendered YAML as it is
const within = (objects: readonly any[], namespace: string) =>
  objects.filter((object) => object.metadata.namespace === namespace);

/** Services of the small platform that use no datastore. */
const KEEPS_NOTHING = {
  services: { users: { uses: [], publishes: [] }, mailer: { consumes: [] } },
  datastores: { records: undefined, events: undefined },
  channels: { enrolments: undefined },
};

describe('with AWS Secrets Manager', () => {
  test('L-20 fetches each key from one place, which the path names', () => {
    const { metadata, spec } = small().object('ExternalSecret', 'mail');
    expect(metadata).toMatchObject({
      namespace: 'campus',
      annotations: { 'secret-purpose': 'sends e-mail', 'secret-rotation': '90d' },
    });
    expect({ ...spec, target: { ...spec.target, template: undefined } }).toMatchInlineSnapshot(`
data:
  - remoteRef:
      key: campus/production/services/mail
      property: MAIL_KEY
    secretKey: MAIL_KEY
refreshInterval: 1h0m0s
secretStoreRef:
  kind: SecretStore
  name: aws-secrets-manager
target:
  name: mail
  creationPolicy: Owner
  deletionPolicy: Retain
`);
  });

  test('the Secret carries the labels of the project', () => {
    const { metadata, spec } = small().object('ExternalSecret', 'mail');
    expect(spec.target.template.metadata.labels).toEqual(metadata.labels);
    expect(metadata.labels['app.kubernetes.io/part-of']).toBe('campus');
  });

  test('a controller finds its Secret by its label, and the entries that are no secrets beside the secret ones', () => {
    const { spec } = real('educational-platform/production').object('ExternalSecret', 'token-issuer-b');
    const { metadata, data } = spec.target.template;
    expect(metadata.labels).toMatchObject({ 'konghq.com/credential': 'jwt', team: expect.any(String) });
    expect(data).toMatchObject({ algorithm: 'RS256', rsa_public_key: '{{ .rsa_public_key }}' });
    expect(spec.data.map(({ secretKey }: { secretKey: string }) => secretKey)).toEqual(['key', 'rsa_public_key']);
  });

  test('L-20 each namespace reads its own part, by a role of its own', () => {
    const rendered = small({ edge: { dns: 'porkbun' } });
    const identities = rendered
      .of('ServiceAccount')
      .filter(({ metadata }) => metadata.name === 'secrets-reader')
      // biome-ignore lint/suspicious/noExplicitAny: as above
      .map(({ metadata }: any) => [metadata.namespace, metadata.annotations['eks.amazonaws.com/role-arn']]);
    expect(Object.fromEntries(identities)).toEqual({
      campus: 'arn:aws:iam::123456789012:role/campus-production-secrets-services',
      'cert-manager': 'arn:aws:iam::123456789012:role/campus-production-secrets-cert-manager',
      'external-dns': 'arn:aws:iam::123456789012:role/campus-production-secrets-external-dns',
    });
    const [certificates] = within(rendered.of('ExternalSecret'), 'cert-manager');
    expect(certificates.spec.data[0].remoteRef.key).toBe('campus/production/cert-manager/dns-provider');
  });

  test('L-20 the store is bound to its namespace, and its identity is mounted nowhere', () => {
    expect(small().object('SecretStore', 'aws-secrets-manager')).toMatchObject({
      metadata: { namespace: 'campus' },
      spec: {
        provider: { aws: { region: 'eu-central-1', auth: { jwt: { serviceAccountRef: { name: 'secrets-reader' } } } } },
      },
    });
    expect(small().object('ServiceAccount', 'secrets-reader').automountServiceAccountToken).toBe(false);
    expect(small().of('ClusterSecretStore')).toEqual([]);
  });

  test('the controller may ask for tokens of that identity and of no other', () => {
    expect(small().object('Role', 'secrets-reader-token').rules).toEqual([
      { apiGroups: [''], resources: ['serviceaccounts/token'], resourceNames: ['secrets-reader'], verbs: ['create'] },
    ]);
    expect(small().object('RoleBinding', 'secrets-reader-token').subjects).toEqual([
      { kind: 'ServiceAccount', name: 'external-secrets', namespace: 'external-secrets' },
    ]);
  });

  (hasCrds ? test : test.skip)('has nothing to which the API server would add a default', () => {
    const ajv = new Ajv({ strict: false, useDefaults: true, validateFormats: false });
    for (const kind of ['ExternalSecret', 'SecretStore']) {
      const addDefaults = ajv.compile(crdSchema('external-secrets.io', 'v1', kind)!);
      for (const rendered of [small(), real('educational-platform/production')])
        for (const object of rendered.of(kind)) {
          const stored = structuredClone(object);
          addDefaults(stored);
          expect(stored).toEqual(object);
        }
    }
  });

  test('nothing is rendered where nothing is needed, not even an Application of a folder that is not there', () => {
    const rendered = small({
      ...KEEPS_NOTHING,
      services: { ...KEEPS_NOTHING.services, mailer: { secrets: [], consumes: [] } },
    });
    expect(rendered.all.filter(({ path }) => /\/secrets\/|production-secrets/.test(path))).toEqual([]);
  });
});

describe('sealed', () => {
  test('A-50 renders what was sealed, for one name in one namespace', () => {
    const { metadata, spec } = small(sealedInProduction(MAIL_SEALED)).object('SealedSecret', 'mail');
    expect(metadata.namespace).toBe('campus');
    // Annotations would widen its scope.
    expect(metadata.annotations).toEqual({
      'secret-purpose': 'sends e-mail',
      'secret-rotation': '90d',
      'secret-sealed-on': '2026-11-21',
    });
    expect(spec.encryptedData).toEqual({ MAIL_KEY: CIPHERTEXT });
    expect(spec.template).toEqual({ type: 'Opaque', metadata: { labels: metadata.labels } });
  });

  test('renders nothing for what is not sealed yet, and no way to AWS', () => {
    const rendered = small(merge<Part<Platform>>(sealedInProduction(), KEEPS_NOTHING));
    expect(rendered.all.filter(({ path }) => /\/secrets\/|production-secrets/.test(path))).toEqual([]);
  });
});

test.each(['azora/staging', 'azora/production'])('A-50 %s asks no cloud for its secrets', (id) => {
  expect(
    real(id)
      .of('SecretStore')
      .map(({ spec }) => Object.keys((spec as { provider: object }).provider)),
  ).toEqual([['kubernetes']]);
});

test.each(['learning-platform/production', 'scalable-aws/prod'])('L-20 S-40 %s has no secret sealed in Git', (id) => {
  expect(real(id).of('SealedSecret')).toEqual([]);
});

test('L-20 learning-platform fetches what its services ask for', () => {
  const names = real('learning-platform/production')
    .of('ExternalSecret')
    .filter(
      ({ spec }) => (spec as { secretStoreRef?: { name: string } }).secretStoreRef?.name === 'aws-secrets-manager',
    )
    .map(({ metadata }) => metadata.name);
  expect(names).toEqual(['email', 'push', 'token-signing']);
});
