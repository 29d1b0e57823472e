import { createPublicKey } from 'node:crypto';
import fc from 'fast-check';
import { encrypt } from '../../charts/sealing/encrypt';
import { type Certified, certified, unseal } from '../fixtures/certificates';

const OWNER = 'azora-production/payment-provider';

let cluster: Certified;
beforeAll(async () => {
  cluster = await certified();
});

const seal = (value: string, owner = OWNER) => encrypt(value, owner, createPublicKey(cluster.certificate));

test('A-50 the private key opens any text again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      expect(unseal(seal(value), OWNER, cluster.privateKey)).toBe(value);
    }),
  );
});

test('A-50 it opens under no other name and in no other namespace', () => {
  const sealed = seal('swordfish');
  for (const owner of ['azora-production/sessions', 'azora-staging/payment-provider', '', 'azora-production'])
    expect(() => unseal(sealed, owner, cluster.privateKey)).toThrow();
});

test('A-50 it does not open once any byte of it is another', () => {
  const bytes = Buffer.from(seal('swordfish'), 'base64');
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const tampered = Buffer.from(bytes);
      tampered[at] = tampered[at]! ^ change;
      expect(() => unseal(tampered.toString('base64'), OWNER, cluster.privateKey)).toThrow();
    }),
  );
});

test("A-50 another cluster's key does not open it", async () => {
  const other = await certified();
  expect(() => unseal(seal('swordfish'), OWNER, other.privateKey)).toThrow();
});

test('the same value gives other ciphertext each time', () => {
  expect(seal('swordfish')).not.toBe(seal('swordfish'));
});

test('its parts are as long as those of Sealed Secrets', () => {
  const bytes = Buffer.from(seal('12345'), 'base64');
  expect(bytes.readUInt16BE(0)).toBe(256);
  expect(bytes).toHaveLength(2 + 256 + 5 + 16);
});
