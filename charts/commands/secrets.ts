import { dayOf, rotationDay } from '../model/days';
import type { Environment } from '../model/environment';
import type { Platform } from '../model/platform';
import { remoteNameOf } from '../model/remote-secrets';
import { type RequiredSecret, secretId, secretsOf } from '../model/required-secrets';
import { select } from './select';

export interface SecretsOptions {
  /** Environments, as `azora` or `azora/production`; all where empty. */
  readonly targets: readonly string[];
  readonly platforms: readonly Platform[];
  readonly now: Date;
}

/**
 * Every secret that environments need: what it is for, and where its values come from.
 * @throws Refusal when a target is unknown
 */
export function secrets({ targets, platforms, now }: SecretsOptions): string {
  return select(platforms, targets)
    .map((environment) => {
      const needed = secretsOf(environment);
      const blocks = needed.map((secret) => [
        `  ${secretId(secret)}: ${secret.purpose}`,
        `    keys: ${secret.keys.join(', ')}`,
        `    ${sourceOf(environment, secret, needed, dayOf(now))}`,
      ]);
      return [environment.id, ...(needed.length === 0 ? ['  needs none'] : blocks.flat())].join('\n');
    })
    .join('\n\n');
}

function sourceOf(
  environment: Environment,
  secret: RequiredSecret,
  needed: readonly RequiredSecret[],
  today: string,
): string {
  const { secretStore } = environment;
  if (secretStore.kind === 'aws-secrets-manager')
    return `AWS Secrets Manager: ${remoteNameOf(environment, secret)}, rotated every ${secret.rotation}`;
  const sealed = secretStore.sealed.secrets[secretId(secret)];
  if (!sealed) return `not sealed yet: npm run seal -- ${environment.id} ${secret.name}${namespaceOf(secret, needed)}`;
  const due = rotationDay(sealed.sealedOn, secret.rotation);
  return `sealed on ${sealed.sealedOn}, ${due < today ? 'overdue for rotation since' : 'due for rotation on'} ${due}`;
}

/** Part of the command where the name alone would not say which. */
const namespaceOf = ({ name, namespace }: RequiredSecret, needed: readonly RequiredSecret[]): string =>
  needed.filter((secret) => secret.name === name).length > 1 ? ` --namespace ${namespace}` : '';
