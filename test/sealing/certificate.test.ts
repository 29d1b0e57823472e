import { readCertificate } from '../../charts/sealing/certificate';
import { certified } from '../fixtures/certificates';

const NOW = new Date('2026-11-21T12:00:00Z');

const read = (text: string, now = NOW) => readCertificate(text, 'cert.pem', now);

test('takes what is valid now, also with other text around it', async () => {
  const { certificate } = await certified();
  expect(read(`subject: a cluster\n${certificate}`).toString().trim()).toBe(certificate.trim());
});

test.each([
  ['nothing', ''],
  ['other text', 'swordfish'],
  ['a broken one', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'],
])('refuses %s', (_, text) => {
  expect(() => read(text)).toThrow(
    'cert.pem: is no certificate in PEM; fetch it from the cluster, as docs/secrets.md says',
  );
});

test('refuses one that has expired', async () => {
  const { certificate } = await certified({ to: '2026-11-20' });
  expect(() => read(certificate)).toThrow(
    'cert.pem: the certificate expired on "2026-11-20"; fetch it again, as docs/secrets.md says',
  );
});

test('refuses one that is not valid yet', async () => {
  const { certificate } = await certified({ from: '2026-12-01' });
  expect(() => read(certificate)).toThrow(
    'cert.pem: the certificate is not valid before "2026-12-01"; set the clock right or fetch it again, as docs/secrets.md says',
  );
});

test('refuses a key that is not RSA', async () => {
  const { certificate } = await certified({ key: { keyType: 'ec' } });
  expect(() => read(certificate)).toThrow(
    'cert.pem: the certificate has a key of type "ec", no RSA key; fetch it again, as docs/secrets.md says',
  );
});

test('refuses a short key', async () => {
  const { certificate } = await certified({ key: { keyType: 'rsa', keySize: 1024 } });
  expect(() => read(certificate)).toThrow(
    'cert.pem: the certificate has a key of "1024" bits; use one of 2048 or more',
  );
});

test('refuses several, of which one would be taken', async () => {
  const [one, other] = [await certified(), await certified()];
  expect(() => read(one.certificate + other.certificate)).toThrow('cert.pem: holds 2 certificates; give one');
});

test('refuses a private key, even beside its certificate', async () => {
  const { certificate, privateKey } = await certified();
  expect(() => read(certificate + privateKey)).toThrow(
    'cert.pem: holds a private key, which must not leave its cluster; give the certificate alone',
  );
});
