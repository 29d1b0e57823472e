import { dayOf } from '../model/days';
import type { Environment } from '../model/environment';
import { Refusal } from '../model/finding';
import { quoted } from '../model/names';
import type { Platform } from '../model/platform';
import { type RequiredSecret, secretId } from '../model/required-secrets';
import type { Sealed } from '../model/secret';
import { type Certificate, isSameCertificate, readCertificate } from '../sealing/certificate';
import { encrypt } from '../sealing/encrypt';
import { SealedFile } from '../sealing/sealed-file';
import { readInput, readOutside, readPiped } from '../sealing/sources';
import { readValues, type Values } from '../sealing/values';
import { oneEnvironment, oneSecret, sealedOf, twoWords } from './seal-target';
import { select } from './select';
import { refuseSwallowedValues } from './swallowed';
import { synth } from './synth';

export interface SealOptions {
  /** Environment and secret, as typed. Anything more is refused, since it may be a value. */
  readonly words: readonly string[];
  /** Where a secret of this name is in several. */
  readonly namespace?: string;
  /** File with the values; piped in where absent. */
  readonly from?: string;
  /** File with the certificate of the environment's cluster; the kept one where absent. */
  readonly certificate?: string;
  readonly platforms: readonly Platform[];
  /** Root of the repository. */
  readonly root: string;
  /** Folder that synth writes. */
  readonly output: string;
  readonly now: Date;
  /** Reads what is piped in. */
  readonly piped?: () => Uint8Array;
}

/**
 * Encrypts the values of a secret for its cluster, and writes them into the definition and the rendered files.
 * @returns the line that says what was done
 * @throws Refusal that holds no value; nothing is written then
 */
export function seal(options: SealOptions): string {
  const [target, name] = twoWords(options.words);
  const environment = oneEnvironment(options.platforms, target);
  const sealed = sealedOf(environment, name);
  const secret = oneSecret(environment, name, options.namespace);
  refuseSwallowedValues(secret.keys);
  const file = new SealedFile(options.root, environment.platform.name, environment.name);
  file.expect(sealed);

  const certificate = certificateOf(options, environment, sealed, file.path);
  const { publicKey } = certificate;
  const values = valuesOf(options, environment, secret);
  const encryptedData = Object.fromEntries(
    [...values].map(([key, value]) => [key, encrypt(value, secretId(secret), publicKey)]),
  );
  const next: Sealed = {
    certificate: certificate.toString(),
    secrets: { ...sealed.secrets, [secretId(secret)]: { sealedOn: dayOf(options.now), encryptedData } },
  };
  write(options, environment, file, next);
  return (
    `${environment.id}: ${secretId(secret)} is sealed (${secret.keys.join(', ')}); ` +
    `commit ${file.path} and ${options.output}/${environment.id}${replaced(sealed, next, secretId(secret))}`
  );
}

/** What is sealed for the certificate before opens with its key alone, in a cluster that may be gone. */
function replaced({ certificate, secrets }: Sealed, next: Sealed, id: string): string {
  if (certificate === undefined || isSameCertificate(certificate, next.certificate!)) return '';
  const others = Object.keys(secrets).filter((other) => other !== id);
  const rest =
    others.length === 0
      ? ''
      : `, ${quoted(others)} ${others.length === 1 ? 'stays' : 'stay'} sealed for the one before`;
  return `; the kept certificate was replaced${rest}`;
}

/** Both files or, when the rendering is refused, none. */
function write({ platforms, output }: SealOptions, environment: Environment, file: SealedFile, next: Sealed): void {
  const { place, remove } = file.draft(next);
  try {
    const changed = platforms.map((platform) => withSealed(platform, environment, next));
    synth({ targets: [environment.id], check: false, output, platforms: changed });
  } catch (error) {
    remove();
    throw error;
  }
  place();
}

function withSealed(platform: Platform, { platform: own, name }: Environment, sealed: Sealed): Platform {
  if (platform.name !== own.name) return platform;
  const environment = platform.environments[name]!;
  return {
    ...platform,
    environments: { ...platform.environments, [name]: { ...environment, secretStore: { kind: 'sealed', sealed } } },
  };
}

function certificateOf(
  { certificate, now, platforms }: SealOptions,
  { id }: Environment,
  kept: Sealed,
  path: string,
): Certificate {
  if (certificate === undefined) {
    if (kept.certificate === undefined)
      throw new Refusal([
        `${id}: nothing was sealed for its cluster yet; add --certificate <file>, fetched from the cluster as docs/secrets.md says`,
      ]);
    const fetch = 'fetch the present one and add --certificate <file>';
    return readCertificate(kept.certificate, id, now, { name: `the certificate kept in ${path}`, fetch });
  }
  const source = `"${certificate}"`;
  const given = readCertificate(readInput(certificate, '--certificate').toString('utf8'), source, now);
  const other = select(platforms, []).find(
    ({ id: otherId, secretStore }) =>
      otherId !== id &&
      secretStore.kind === 'sealed' &&
      secretStore.sealed.certificate !== undefined &&
      isSameCertificate(secretStore.sealed.certificate, given.toString()),
  );
  if (other)
    throw new Refusal([`${source}: is the certificate of ${other.id}; fetch that of ${id}, which opens nothing else`]);
  return given;
}

function valuesOf({ from, root, piped = readPiped }: SealOptions, { id }: Environment, secret: RequiredSecret): Values {
  const bytes = from === undefined ? piped() : readOutside(root, from, '--from');
  try {
    return readValues(bytes, secret.keys);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.lines.map((line) => `${id} ${secret.name}: ${line}`));
  }
}
