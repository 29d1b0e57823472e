import type { Environment } from './environment';
import type { RequiredSecret } from './required-secrets';

/**
 * Whose secrets a namespace holds, in the path to them and in the name of the role that reads them: `services`,
 * `datastores`, or the controller's namespace.
 */
export const holderOf = ({ namespaces }: Environment, namespace: string): string => {
  if (namespace === namespaces.services) return 'services';
  return namespace === namespaces.datastores ? 'datastores' : namespace;
};

/**
 * `azora/production/services/payment-provider`: the name of a secret in AWS Secrets Manager. A role reads what begins
 * with `azora/production/services/` and nothing else.
 */
export const remoteNameOf = (environment: Environment, { namespace, name }: RequiredSecret): string =>
  `${environment.id}/${holderOf(environment, namespace)}/${name}`;
