import type { Environment } from '../../model/environment';
import type { Finding } from '../../model/finding';
import { isDnsLabel, quoted } from '../../model/names';
import { secretId, secretsOf } from '../../model/required-secrets';
import type { Sealed, SecretInput } from '../../model/secret';
import type { Service } from '../../model/service';
import type { Check } from '../check';
import { isNo } from '../phrases';
import { repeated } from '../repeated';
import { unless } from '../unless';

/** Secrets become Secrets of Kubernetes and variables of containers, and their values come from where the environment says. */
export const validSecrets: Check = (environment) => [
  ...[...environment.secrets].flatMap(([name, secret]) => badSecret(name, secret)),
  ...environment.services.flatMap((service) => sameKeys(environment, service)),
  ...sameNames(environment),
  ...storeWithoutCloud(environment),
  ...(environment.secretStore.kind === 'sealed' ? badlySealed(environment, environment.secretStore.sealed) : []),
];

function badSecret(name: string, { keys, rotation }: SecretInput): Finding[] {
  const at = `secrets.${name}`;
  const twice = repeated(keys);
  return [
    ...unless(isDnsLabel(name), at, `"${name}" is no DNS label; use lower-case letters, digits and "-"`),
    ...unless(keys.length > 0, `${at}.keys`, 'there is none, so it holds nothing; name its values'),
    ...unless(twice.length === 0, `${at}.keys`, `${quoted(twice)} is there more than once; name each value once`),
    ...keys.flatMap((key) =>
      unless(
        /^[A-Z_][A-Z0-9_]*$/.test(key),
        `${at}.keys`,
        `"${key}" is no name of an environment variable; use capital letters, digits and "_", and no digit first`,
      ),
    ),
    ...unless(
      /^[1-9]\d*d$/.test(rotation),
      `${at}.rotation`,
      `"${rotation}" is no whole number of days; write it like "90d"`,
    ),
  ];
}

/** The later variable would hide the earlier one. */
function sameKeys({ secrets }: Environment, { name, secrets: used }: Service): Finding[] {
  const owners = new Map<string, string[]>();
  for (const secret of new Set(used))
    for (const key of new Set(secrets.get(secret)?.keys)) owners.set(key, [...(owners.get(key) ?? []), secret]);
  return [...owners]
    .filter(([, all]) => all.length > 1)
    .map(([key, all]) => ({
      at: `services.${name}.secrets`,
      message: `"${key}" is a key of ${quoted(all)}; rename it in one of them`,
    }));
}

/** Some follow from edge and tokens, and would be the same object as one that is defined. */
function sameNames(environment: Environment): Finding[] {
  const keys = secretsOf(environment).map(secretId);
  return secretsOf(environment)
    .filter((secret, index) => keys.indexOf(secretId(secret)) !== index)
    .map(({ name }) => ({
      at: `secrets.${name}`,
      message: `"${name}" is also a secret that follows from edge or datastores; choose another name`,
    }));
}

const storeWithoutCloud = ({ secretStore, cloud }: Environment): Finding[] =>
  unless(
    secretStore.kind !== 'aws-secrets-manager' || cloud.provider === 'aws',
    'secretStore',
    `"aws-secrets-manager" is out of reach of the cloud "${cloud.provider}"; seal the values, or name account and region of AWS`,
  );

/** The file that `npm run seal` writes, against what the definition asks for now. */
function badlySealed(environment: Environment, { certificate, secrets }: Sealed): Finding[] {
  const needed = new Map(secretsOf(environment).map((secret) => [secretId(secret), secret]));
  const entries = Object.entries(secrets);
  return [
    ...unless(
      entries.length === 0 || certificate !== undefined,
      'secretStore.sealed.certificate',
      'there is none though values are sealed; add --certificate when you seal the next',
    ),
    ...entries.flatMap(([key, { sealedOn, encryptedData }]): Finding[] => {
      const at = `secretStore.sealed.secrets.${key}`;
      const secret = needed.get(key);
      if (!secret) {
        const reason =
          needed.size > 0 ? isNo('secret that is needed', key, [...needed.keys()]) : `"${key}" is not needed`;
        return [{ at, message: `${reason}; remove its sealed values` }];
      }
      const [wanted, there] = [[...secret.keys].sort(), Object.keys(encryptedData).sort()];
      const again = `seal it again: npm run seal -- ${environment.id} ${secret.name}`;
      return [
        ...unless(
          wanted.join() === there.join(),
          at,
          `holds ${quoted(there) || 'nothing'} where the definition asks for ${quoted(wanted)}; ${again}`,
        ),
        ...unless(isDay(sealedOn), `${at}.sealedOn`, `"${sealedOn}" is no day like "2026-11-21"; ${again}`),
        ...unless(Object.values(encryptedData).every(isCiphertext), at, `holds what is no sealed value; ${again}`),
      ];
    }),
  ];
}

const isDay = (day: string): boolean => /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));

/** Longer than the RSA part alone; the shortest key is of 2048 bits. */
const isCiphertext = (text: string): boolean => text.length > 342 && /^[A-Za-z0-9+/]+={0,2}$/.test(text);
