import { secrets } from '../../../../charts/commands/secrets';
import { PLATFORMS } from '../../../../charts/platforms/all';
import { rds } from '../../../fixtures/datastores';
import { real } from '../../../fixtures/rendered';
import { CIPHERTEXT, MAIL_SEALED, sealedInProduction } from '../../../fixtures/sealed';
import { small } from '../../../fixtures/small';

interface Variable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: object;
}

const USED = { services: { users: { uses: ['records', 'invoices'] } }, datastores: { invoices: rds } };

const envOf = (id: string): Variable[] => real(id).container('backend').env;

test('S-13 the backend signs in as a role of its own, whose password is in AWS Secrets Manager', () => {
  const from = (key: string) => envOf('scalable-aws/prod').find(({ name }) => name === key)?.valueFrom;
  expect(from('POSTGRES_USER')).toEqual({ secretKeyRef: { name: 'postgres-backend', key: 'POSTGRES_USER' } });
  expect(from('POSTGRES_PASSWORD')).toEqual({ secretKeyRef: { name: 'postgres-backend', key: 'POSTGRES_PASSWORD' } });
  const { metadata, spec } = real('scalable-aws/prod').object('ExternalSecret', 'postgres-backend');
  expect(metadata.namespace).toBe('scalable-aws-prod');
  expect(spec.data.map(({ remoteRef }: { remoteRef: object }) => remoteRef)).toEqual([
    { key: 'scalable-aws/prod/services/postgres-backend', property: 'POSTGRES_USER' },
    { key: 'scalable-aws/prod/services/postgres-backend', property: 'POSTGRES_PASSWORD' },
  ]);
});

test('S-40 C-42 the drill signs in as another role, in the namespace of the datastores', () => {
  const { metadata, spec } = real('scalable-aws/prod').object('ExternalSecret', 'postgres-restore-drill');
  expect(metadata.namespace).toBe('scalable-aws-prod-data');
  expect(spec.data[0].remoteRef.key).toBe('scalable-aws/prod/datastores/postgres-restore-drill');
});

test('S-12 operators are told which secrets a managed database needs', () => {
  const list = secrets({ targets: ['scalable-aws/prod'], platforms: PLATFORMS, now: new Date('2026-12-01') });
  expect(list.split('\n').map((line) => line.trim())).toEqual(
    expect.arrayContaining([
      'scalable-aws-prod/postgres-backend: signs backend in at postgres, as a role that owns its database',
      'keys: POSTGRES_USER, POSTGRES_PASSWORD',
      'AWS Secrets Manager: scalable-aws/prod/datastores/postgres-restore-drill, rotated every 90d',
    ]),
  );
});

test('A-50 sealed anew, the credentials start the pods anew', () => {
  const { environments } = sealedInProduction({
    certificate: 'a certificate',
    secrets: {
      ...MAIL_SEALED.secrets,
      'campus/invoices-users': {
        sealedOn: '2026-11-21',
        encryptedData: { INVOICES_USER: CIPHERTEXT, INVOICES_PASSWORD: CIPHERTEXT },
      },
    },
  });
  const { annotations } = small({ ...USED, environments }).object('Deployment', 'users').spec.template.metadata;
  expect(annotations['secret-versions']).toBe(`${CIPHERTEXT.slice(-12)} ${CIPHERTEXT.slice(-12)}`);
});

test('S-12 by a record the client checks who signed the certificate, by the endpoint its name too', () => {
  const mode = (host: string) =>
    small({ ...USED, datastores: { invoices: { ...rds, host } } })
      .container('users')
      .env.find(({ name }: Variable) => name === 'INVOICES_SSLMODE').value;
  expect(mode('invoices.db.campus.example')).toBe('verify-ca');
  expect(mode('invoices.abc.eu-central-1.rds.amazonaws.com')).toBe('verify-full');
});

test('S-21 all pods of the backend together hold 100 connections, a rollout included', () => {
  const { environment } = real('scalable-aws/prod');
  const { scale, surge } = environment.services.find(({ name }) => name === 'backend')!;
  const each = Number(envOf('scalable-aws/prod').find(({ name }) => name === 'POSTGRES_CONNECTIONS')?.value);
  expect(each * (scale.max + Math.ceil((scale.max * surge) / 100))).toBe(100);
});
