import { X509Certificate } from 'node:crypto';
import { dayOf } from '../model/days';
import { Refusal } from '../model/finding';

/** Bits below which an RSA key is held to be weak; the controller's own have 4096. */
const SHORTEST_KEY = 2048;

/**
 * The certificate that values are encrypted for.
 * @param text PEM, as the cluster's controller shows it
 * @param source what to call it in messages, such as a file
 * @throws Refusal when it is none, is not valid now, or has no RSA key
 */
export function readCertificate(text: string, source: string, now: Date): X509Certificate {
  const refuse = (what: string, cure: string) => new Refusal([`${source}: ${what}; ${cure}`]);
  const fetch = 'fetch it again, as docs/secrets.md says';
  if (/PRIVATE KEY-----/.test(text))
    throw refuse('holds a private key, which must not leave its cluster', 'give the certificate alone');

  const certificate = parse(text);
  if (!certificate) throw refuse('is no certificate in PEM', 'fetch it from the cluster, as docs/secrets.md says');

  const [from, to] = [new Date(certificate.validFrom), new Date(certificate.validTo)];
  if (now < from)
    throw refuse(`the certificate is not valid before "${dayOf(from)}"`, `set the clock right or ${fetch}`);
  if (now > to) throw refuse(`the certificate expired on "${dayOf(to)}"`, fetch);

  const { asymmetricKeyType = 'unknown', asymmetricKeyDetails } = certificate.publicKey;
  if (asymmetricKeyType !== 'rsa')
    throw refuse(`the certificate has a key of type "${asymmetricKeyType}", no RSA key`, fetch);
  const bits = asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < SHORTEST_KEY)
    throw refuse(`the certificate has a key of "${bits}" bits`, `use one of ${SHORTEST_KEY} or more`);
  return certificate;
}

/** Whether two texts hold the same certificate, however they are broken into lines. */
export const isSameCertificate = (one: string, other: string): boolean =>
  parse(one)?.fingerprint256 === parse(other)?.fingerprint256;

function parse(text: string): X509Certificate | undefined {
  try {
    // Without this, bytes in other encodings would pass as well.
    return text.includes('-----BEGIN CERTIFICATE-----') ? new X509Certificate(text) : undefined;
  } catch {
    return undefined;
  }
}
