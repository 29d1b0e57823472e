import type { Environment } from '../model/environment';
import { Refusal } from '../model/finding';
import { nearestFirst } from '../model/names';
import type { Platform } from '../model/platform';
import { dayOf, keyOf, type RequiredSecret, remoteNameOf, secretsOf } from '../model/required-secrets';
import type { Sealed } from '../model/secret';
import { isSameCertificate, readCertificate } from '../sealing/certificate';
import { encrypt } from '../sealing/encrypt';
import { SealedFile } from '../sealing/sealed-file';
import { readInput, readOutside, readPiped } from '../sealing/sources';
import { readValues, type Values } from '../sealing/values';
import { select } from './select';
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
  const file = new SealedFile(options.root, environment.platform.name, environment.name);
  file.expect(sealed);

  const certificate = certificateOf(options, environment, sealed);
  const values = valuesOf(options, environment, secret);
  const { publicKey } = readCertificate(certificate, 'the certificate', options.now);
  const encryptedData = Object.fromEntries(
    [...values].map(([key, value]) => [key, encrypt(value, keyOf(secret), publicKey)]),
  );
  const next: Sealed = {
    certificate,
    secrets: { ...sealed.secrets, [keyOf(secret)]: { sealedOn: dayOf(options.now), encryptedData } },
  };
  write(options, environment, file, next);
  return (
    `${environment.id}: ${keyOf(secret)} is sealed (${secret.keys.join(', ')}); ` +
    `commit ${file.path} and ${options.output}/${environment.id}`
  );
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

/** None of the words is repeated in a message: whoever types a value here has it in the shell's history already. */
function twoWords(words: readonly string[]): readonly [target: string, name: string] {
  const [target, name] = words;
  if (words.length > 2 || words.some((word) => word.includes('=')))
    throw new Refusal([
      'values are not taken from the command line, where they would stay in the shell history; pipe them in or use --from <file>, and change those that were typed',
    ]);
  if (target === undefined || name === undefined)
    throw new Refusal([
      'an environment or a secret is missing; write "npm run seal -- <platform>/<environment> <secret>"',
    ]);
  return [target, name];
}

function oneEnvironment(platforms: readonly Platform[], target: string): Environment {
  const environments = select(platforms, [target]);
  const [environment] = environments;
  if (environment && environments.length === 1) return environment;
  const ids = environments.map(({ id }) => `"${id}"`).join(' or ');
  throw new Refusal([`"${target}" has several environments, each with a certificate of its own; write ${ids}`]);
}

function sealedOf(environment: Environment, name: string): Sealed {
  if (environment.secretStore.kind === 'sealed') return environment.secretStore.sealed;
  const remote = secretsOf(environment).find((secret) => secret.name === name);
  const at = remote
    ? `as one JSON object with ${quoted(remote.keys)} under "${remoteNameOf(environment, remote)}"`
    : 'under the names that "npm run secrets" lists';
  throw new Refusal([`${environment.id}: its secrets are in AWS Secrets Manager; put the values there, ${at}`]);
}

function oneSecret(environment: Environment, name: string, namespace: string | undefined): RequiredSecret {
  const all = secretsOf(environment);
  const named = all.filter((secret) => secret.name === name);
  if (named.length === 0) {
    const names = nearestFirst(name, [...new Set(all.map((secret) => secret.name))]);
    throw new Refusal([
      names.length === 0
        ? `${environment.id}: needs no secrets; define one before its values are sealed`
        : `${environment.id}: needs no secret of that name; did you mean "${names[0]}"? Known: ${quoted(names)}`,
    ]);
  }
  const found = named.filter((secret) => namespace === undefined || secret.namespace === namespace);
  if (found.length === 1) return found[0]!;
  const where = quoted(named.map((secret) => secret.namespace));
  throw new Refusal([`${environment.id}: "${name}" is in ${where}; add --namespace with one of them`]);
}

function certificateOf({ certificate, now, platforms }: SealOptions, { id }: Environment, kept: Sealed): string {
  if (certificate === undefined && kept.certificate === undefined)
    throw new Refusal([
      `${id}: nothing was sealed for its cluster yet; add --certificate <file>, fetched from the cluster as docs/secrets.md says`,
    ]);
  if (certificate === undefined) return kept.certificate!;
  const source = `"${certificate}"`;
  const pem = readCertificate(readInput(certificate).toString('utf8'), source, now).toString();
  const other = select(platforms, []).find(
    ({ id: otherId, secretStore }) =>
      otherId !== id &&
      secretStore.kind === 'sealed' &&
      secretStore.sealed.certificate !== undefined &&
      isSameCertificate(secretStore.sealed.certificate, pem),
  );
  if (other)
    throw new Refusal([`${source}: is the certificate of ${other.id}; fetch that of ${id}, which opens nothing else`]);
  return pem;
}

function valuesOf({ from, root, piped = readPiped }: SealOptions, { id }: Environment, secret: RequiredSecret): Values {
  const bytes = from === undefined ? piped() : readOutside(root, from);
  try {
    return readValues(bytes, secret.keys);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.lines.map((line) => `${id} ${secret.name}: ${line}`));
  }
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
