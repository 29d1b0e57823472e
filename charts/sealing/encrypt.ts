import { constants, createCipheriv, type KeyObject, publicEncrypt, randomBytes } from 'node:crypto';

/**
 * A value as Sealed Secrets takes it: only the cluster's private key opens it, and only under this name in this namespace
 * (the strict scope). Each call gives other ciphertext.
 *
 * The format is that of its `pkg/crypto`: two bytes with the length of what follows (big-endian), the session key
 * encrypted with RSA-OAEP, the value encrypted with AES-256-GCM and its tag; all in base64.
 * @param owner namespace and name of the secret, such as `azora-production/payment-provider`
 */
export function encrypt(value: string, owner: string, publicKey: KeyObject): string {
  const sessionKey = randomBytes(32);
  const encryptedKey = publicEncrypt(
    { key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256', oaepLabel: Buffer.from(owner) },
    sessionKey,
  );
  const length = Buffer.alloc(2);
  length.writeUInt16BE(encryptedKey.length);

  // The key serves once, so that the nonce may be zero.
  const cipher = createCipheriv('aes-256-gcm', sessionKey, Buffer.alloc(12));
  const encrypted = [cipher.update(value, 'utf8'), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat([length, encryptedKey, ...encrypted]).toString('base64');
}
