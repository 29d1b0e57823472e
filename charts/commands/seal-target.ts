import type { Environment } from '../model/environment';
import { Refusal } from '../model/finding';
import { nearestFirst, quoted } from '../model/names';
import type { Platform } from '../model/platform';
import { remoteNameOf } from '../model/remote-secrets';
import { type RequiredSecret, secretsOf } from '../model/required-secrets';
import type { Sealed } from '../model/secret';
import { select } from './select';

/** None of the words is repeated in a message: whoever types a value here has it in the shell's history already. */
export function twoWords(words: readonly string[]): readonly [target: string, name: string] {
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

export function oneEnvironment(platforms: readonly Platform[], target: string): Environment {
  const all = select(platforms, []);
  const typed = target.replace(/\/$/, '');
  const found = all.filter(({ id, platform }) => typed === id || typed === platform.name);
  if (found.length === 1) return found[0]!;
  const ids = nearestFirst(
    typed,
    all.map(({ id }) => id),
  );
  throw new Refusal([
    found.length === 0
      ? `the first word is no environment; did you mean "${ids[0]}"? Known: ${quoted(ids)}`
      : `"${typed}" has several environments, each with a certificate of its own; write ${found.map(({ id }) => `"${id}"`).join(' or ')}`,
  ]);
}

export function sealedOf(environment: Environment, name: string): Sealed {
  if (environment.secretStore.kind === 'sealed') return environment.secretStore.sealed;
  const remote = secretsOf(environment).find((secret) => secret.name === name);
  const at = remote
    ? `as one JSON object with ${quoted(remote.keys)} under "${remoteNameOf(environment, remote)}"`
    : 'under the names that "npm run secrets" lists';
  throw new Refusal([`${environment.id}: its secrets are in AWS Secrets Manager; put the values there, ${at}`]);
}

export function oneSecret(environment: Environment, name: string, namespace: string | undefined): RequiredSecret {
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
  const cure =
    named.length === 1
      ? 'leave --namespace out'
      : `${namespace === undefined ? 'add' : 'give'} --namespace with one of them`;
  throw new Refusal([`${environment.id}: "${name}" is in ${where}; ${cure}`]);
}
