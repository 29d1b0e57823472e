import { clientsOf } from './clients';
import type { Rds } from './datastore';
import { DNS_CREDENTIALS, DNS_SECRET } from './dns-credentials';
import { hasPublicCertificate } from './edge';
import type { Environment } from './environment';
import { compare } from './names';
import { hasSignedInRoutes } from './routing';
import type { SecretInput } from './secret';
import { rdsDrillSecret, rdsSecretOf } from './stores/rds';

/** A Secret that an environment needs, and where. */
export interface RequiredSecret extends SecretInput {
  readonly name: string;
  readonly namespace: string;
  /** Labels by which controllers find it. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Entries beside the secret ones that are no secret. */
  readonly plain?: Readonly<Record<string, string>>;
}

/**
 * The Secrets with the public keys of the issuer that Kong checks tokens with: two, so that there is one with the next
 * key before anything is signed by it, and one with the last until nobody shows a token of that.
 */
export const TOKEN_SECRETS = ['token-issuer-a', 'token-issuer-b'] as const;

/** All secrets of an environment, in order of namespace and name. */
export function secretsOf(environment: Environment): RequiredSecret[] {
  const { services, secrets, namespaces } = environment;
  const used = new Set(services.flatMap((service) => service.secrets));
  return [
    ...[...secrets]
      .filter(([name]) => used.has(name))
      .map(([name, secret]) => ({ ...secret, name, namespace: namespaces.services })),
    ...storeSecrets(environment),
    ...dnsSecrets(environment),
    ...tokenKeys(environment),
  ].sort((a, b) => compare(secretId(a), secretId(b)));
}

/** `azora-production/payment-provider`. */
export const secretId = ({ namespace, name }: Pick<RequiredSecret, 'namespace' | 'name'>): string =>
  `${namespace}/${name}`;

/** The secrets whose values nobody has sealed yet, of those that the environment keeps in Git. */
export const unsealedOf = (environment: Environment): RequiredSecret[] => {
  const { secretStore } = environment;
  return secretStore.kind === 'sealed'
    ? secretsOf(environment).filter((secret) => !(secretId(secret) in secretStore.sealed.secrets))
    : [];
};

/** AWS runs the datastore, and nobody in the cluster may make roles there: people make them, one for each purpose. */
function storeSecrets(environment: Environment): RequiredSecret[] {
  const { datastores, namespaces } = environment;
  return [...datastores]
    .filter((entry): entry is [string, Rds] => entry[1].engine === 'rds')
    .flatMap(([store]) => [
      ...clientsOf(environment, store).map(({ service, access }) => {
        const { secret, keys } = rdsSecretOf(store, service.name);
        return {
          name: secret,
          namespace: namespaces.services,
          purpose: `signs ${service.name} in at ${store}, as a role that ${access === 'reads' ? 'reads its database' : 'owns its database'}`,
          keys,
          rotation: '90d',
        };
      }),
      {
        name: rdsDrillSecret(store).secret,
        namespace: namespaces.datastores,
        purpose: `counts the rows of ${store} and of its restored copy, as a role that may read and nothing else`,
        keys: rdsDrillSecret(store).keys,
        rotation: '90d',
      },
    ]);
}

/** One each for certificates and for records, so that either can be withdrawn alone. */
function dnsSecrets({ platform: { edge } }: Environment): RequiredSecret[] {
  const keys = DNS_CREDENTIALS[edge.dns];
  if (keys.length === 0) return [];
  const records = {
    name: DNS_SECRET,
    namespace: 'external-dns',
    purpose: 'writes the records of the domain',
    keys,
    rotation: '180d',
  };
  const proofs = {
    ...records,
    namespace: 'cert-manager',
    purpose: 'proves to the issuer of certificates whose the domain is',
  };
  return hasPublicCertificate(edge) ? [proofs, records] : [records];
}

/** Kong reads keys from a Secret; the mesh from the issuer itself. */
function tokenKeys(environment: Environment): RequiredSecret[] {
  const { platform, namespaces, tokens } = environment;
  if (platform.edge.proxy !== 'kong' || !tokens || !hasSignedInRoutes(environment)) return [];
  return TOKEN_SECRETS.map((name) => ({
    name,
    namespace: namespaces.services,
    purpose:
      "checks the tokens of people who have signed in, by one of the issuer's two keys: its kid and its public half (PEM)",
    keys: ['key', 'rsa_public_key'],
    rotation: '90d',
    labels: { 'konghq.com/credential': 'jwt' },
    plain: { algorithm: 'RS256' },
  }));
}
