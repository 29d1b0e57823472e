import { X509Certificate } from 'node:crypto';
import { dayOf } from '../model/days';
import { Refusal } from '../model/finding';

/** Bits below which an RSA key is held to be weak; the controller's own have 4096. */
const SHORTEST_KEY = 2048;

export type Certificate = X509Certificate;

const BEGIN = '-----BEGIN CERTIFICATE-----';

/**
 * The certificate that values are encrypted for.
 * @param text PEM, as the cluster's controller shows it
 * @param source what messages begin with, such as a file
 * @param terms what to call it and how to get another, in messages
 * @throws Refusal when it is none, is not valid now, or has no RSA key
 */
export function readCertificate(
  text: string,
  source: string,
  now: Date,
  { name = 'the certificate', fetch = 'fetch it again, as docs/secrets.md says' } = {},
): Certificate {
  const refuse = (what: string, cure: string) => new Refusal([`${source}: ${what}; ${cure}`]);
  if (/PRIVATE KEY-----/.test(text))
    throw refuse('holds a private key, which must not leave its cluster', 'give the certificate alone');
  const held = text.split(BEGIN).length - 1;
  // The first of several would be taken, which may be another cluster's.
  if (held > 1) throw refuse(`holds ${held} certificates`, 'give one');

  const certificate = parse(text);
  if (!certificate) throw refuse('is no certificate in PEM', 'fetch it from the cluster, as docs/secrets.md says');

  const [from, to] = [new Date(certificate.validFrom), new Date(certificate.validTo)];
  if (now < from) throw refuse(`${name} is not valid before "${dayOf(from)}"`, `set the clock right or ${fetch}`);
  if (now > to) throw refuse(`${name} expired on "${dayOf(to)}"`, fetch);

  const { asymmetricKeyType = 'unknown', asymmetricKeyDetails } = certificate.publicKey;
  if (asymmetricKeyType !== 'rsa') throw refuse(`${name} has a key of type "${asymmetricKeyType}", no RSA key`, fetch);
  const bits = asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < SHORTEST_KEY) throw refuse(`${name} has a key of "${bits}" bits`, `use one of ${SHORTEST_KEY} or more`);
  return certificate;
}

/** Whether two texts hold the same certificate, however they are broken into lines. */
export const isSameCertificate = (one: string, other: string): boolean =>
  parse(one)?.fingerprint256 === parse(other)?.fingerprint256;

function parse(text: string): X509Certificate | undefined {
  try {
    // Without this, bytes in other encodings would pass as well.
    return text.includes(BEGIN) ? new X509Certificate(text) : undefined;
  } catch {
    return undefined;
  }
}
