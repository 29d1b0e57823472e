import { type DnsProvider, hasPublicCertificate } from './edge';
import type { Environment } from './environment';
import { compare } from './names';
import type { SecretInput } from './secret';

/** A Secret that an environment needs, and where. */
export interface RequiredSecret extends SecretInput {
  readonly name: string;
  readonly namespace: string;
  /** Labels by which controllers find it. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Entries beside the secret ones that are no secret. */
  readonly plain?: Readonly<Record<string, string>>;
}

/** Values that DNS providers outside the cluster's own cloud ask for, by the names that their clients expect. */
export const DNS_CREDENTIALS: Readonly<Partial<Record<DnsProvider, readonly string[]>>> = {
  cloudflare: ['api-token'],
  porkbun: ['api-key', 'secret-api-key'],
};

/** Name of the Secret with those values, in each namespace that has one. */
export const DNS_SECRET = 'dns-provider';

/** Name of the Secret with the public key that Kong checks tokens with. */
export const TOKEN_KEY = 'token-issuer';

/** All secrets of an environment, in order of namespace and name. */
export function secretsOf(environment: Environment): RequiredSecret[] {
  const { services, secrets, namespaces } = environment;
  const used = new Set(services.flatMap((service) => service.secrets));
  return [
    ...[...secrets]
      .filter(([name]) => used.has(name))
      .map(([name, secret]) => ({ ...secret, name, namespace: namespaces.services })),
    ...dnsSecrets(environment),
    ...tokenKeys(environment),
  ].sort((a, b) => compare(keyOf(a), keyOf(b)));
}

/** `azora-production/payment-provider`. */
export const keyOf = ({ namespace, name }: Pick<RequiredSecret, 'namespace' | 'name'>): string =>
  `${namespace}/${name}`;

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

/** The day by which sealed values must be replaced, such as `2027-02-19`; `rotation` is that of its definition. */
export function rotationDay(sealedOn: string, rotation: string): string {
  const day = new Date(`${sealedOn}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + Number.parseInt(rotation, 10));
  return dayOf(day);
}

/** `2026-11-21`, in UTC. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** The secrets whose values nobody has sealed yet, of those that the environment keeps in Git. */
export const unsealedOf = (environment: Environment): RequiredSecret[] => {
  const { secretStore } = environment;
  return secretStore.kind === 'sealed'
    ? secretsOf(environment).filter((secret) => !(keyOf(secret) in secretStore.sealed.secrets))
    : [];
};

/** One each for certificates and for records, so that either can be withdrawn alone. */
function dnsSecrets({ platform: { edge } }: Environment): RequiredSecret[] {
  const keys = DNS_CREDENTIALS[edge.dns];
  if (!keys) return [];
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
function tokenKeys({ platform: { edge }, namespaces, tokens, services }: Environment): RequiredSecret[] {
  const asked = services.some(({ routes }) => routes.some(({ access }) => access === 'signed-in'));
  if (edge.proxy !== 'kong' || !tokens || !asked) return [];
  return [
    {
      name: TOKEN_KEY,
      namespace: namespaces.services,
      purpose: "checks the tokens of people who have signed in; its value is the issuer's public key (PEM)",
      keys: ['rsa_public_key'],
      rotation: '365d',
      labels: { 'konghq.com/credential': 'jwt' },
      plain: { algorithm: 'RS256', key: tokens.issuer },
    },
  ];
}
