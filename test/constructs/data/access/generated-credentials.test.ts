import {
  GeneratedCredentials,
  PasswordGenerator,
} from '../../../../charts/constructs/data/access/generated-credentials';
import { made } from '../../../fixtures/store';

const credentials = (props: Partial<ConstructorParameters<typeof GeneratedCredentials>[2]> = {}) =>
  made((chart, place) => {
    new PasswordGenerator(chart, 'generator', place);
    new GeneratedCredentials(chart, 'users', {
      ...place,
      secret: 'records-users',
      plain: { username: 'users' },
      ...props,
    });
  });

test('C-42 a password is 40 letters and digits, which fit a URL', () => {
  expect(credentials().object('Password', 'records-password').spec).toMatchObject({
    length: 40,
    digits: 10,
    symbols: 0,
    noUpper: false,
  });
});

test('C-42 it is made in the cluster, once: a sync never changes it', () => {
  const { metadata, spec } = credentials().object('ExternalSecret', 'records-users');
  expect(metadata.namespace).toBe('campus-data');
  expect(spec.refreshPolicy).toBe('CreatedOnce');
  expect(spec).not.toHaveProperty('secretStoreRef');
  expect(spec.dataFrom).toEqual([
    {
      sourceRef: {
        generatorRef: {
          apiVersion: 'generators.external-secrets.io/v1alpha1',
          kind: 'Password',
          name: 'records-password',
        },
      },
    },
  ]);
});

test('C-30 C-42 it stays when its object is taken from Git: the datastore has it already', () => {
  const { metadata, spec } = credentials().object('ExternalSecret', 'records-users');
  expect(metadata.annotations).toEqual({ 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' });
  expect(spec.target.deletionPolicy).toBe('Retain');
});

test('what is no secret stands beside the password, which is in no text of Git', () => {
  const { template } = credentials().object('ExternalSecret', 'records-users').spec.target;
  expect(template.data).toEqual({ username: 'users', password: '{{ .password }}' });
});

test('an operator finds the Secret by its type and labels, costs by those of the datastore', () => {
  const { spec, metadata } = credentials({
    type: 'kubernetes.io/basic-auth',
    labels: { 'cnpg.io/reload': 'true' },
  }).object('ExternalSecret', 'records-users');
  expect(spec.target.template.type).toBe('kubernetes.io/basic-auth');
  expect(spec.target.template.metadata.labels).toEqual({ ...metadata.labels, 'cnpg.io/reload': 'true' });
});
