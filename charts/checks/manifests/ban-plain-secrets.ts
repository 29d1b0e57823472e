import { isHarmless, isObjectName, isSecretName, lookOf, secretsInside } from '../secret-looks';
import type { ManifestCheck } from './manifest-check';

/**
 * What is in Git is read by everyone who reads Git: no Secret, and nothing that looks like its values in any other object.
 * No message repeats a value.
 */
export const banPlainSecrets: ManifestCheck = (manifest) => {
  if (manifest.kind === 'Secret') return ['a Secret would be readable in Git; use a SealedSecret or an ExternalSecret'];
  const faults = new Set<string>();
  visit(manifest, { safe: SAFE[manifest.kind], trail: [], faults }, '');
  return [...faults];
};

/** Fields whose texts are no plain values: ciphertext, names of keys, names of Secrets. */
const SAFE: Readonly<Record<string, RegExp>> = {
  SealedSecret: /^spec\.encryptedData\./,
  KongConsumer: /^credentials\[\d+\]$/,
  ExternalSecret: /^spec\.data\[\d+\]\.(?:secretKey|remoteRef\.\w+)$/,
};

interface Walk {
  readonly safe: RegExp | undefined;
  /** Keys and indexes down to the present value; texts are many and faults are few, so that paths are made of it late. */
  readonly trail: (string | number)[];
  readonly faults: Set<string>;
}

/** @param name what the value is called: its key, that of the list around it, or that of a variable */
function visit(value: unknown, walk: Walk, name: string): void {
  const { trail, faults } = walk;
  if (typeof value === 'string') {
    if (value !== '' && !walk.safe?.test(pathOf(trail)))
      for (const fault of textFaults(trail, name, value)) faults.add(fault);
  } else if (typeof value === 'number') {
    if (isPassword(name)) faults.add(plainValue(trail, name));
  } else if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) step(index, value[index], walk, name);
  } else if (typeof value === 'object' && value !== null) {
    const variable = 'value' in value && 'name' in value && typeof value.name === 'string' ? value.name : undefined;
    for (const key of Object.keys(value))
      step(key, (value as Record<string, unknown>)[key], walk, key === 'value' && variable ? variable : key);
  }
}

function step(to: string | number, value: unknown, walk: Walk, name: string): void {
  walk.trail.push(to);
  visit(value, walk, name);
  walk.trail.pop();
}

function textFaults(trail: Walk['trail'], name: string, text: string): string[] {
  const look = lookOf(text);
  if (look) return [`${pathOf(trail)} looks like ${look}; ${CURE}`];
  if (isSecretName(name) && !isHarmless(text) && !namesSecret(name, text) && !isLabel(trail))
    return [plainValue(trail, name)];
  return secretsInside(text).map((inside) => plainValue(trail, inside));
}

/** In charts' values, `secret` and `existingSecret` say which Secret; in variables (`CLIENT_SECRET`) they are values. */
const namesSecret = (name: string, text: string): boolean => /^secret$|[a-z]Secret$/.test(name) && isObjectName(text);

/** Keys of labels have such names too, as `konghq.com/credential`. */
const isLabel = (trail: Walk['trail']): boolean => /labels$/i.test(String(trail.at(-2)));

const isPassword = (name: string): boolean => /pass(?:word|wd|phrase)$|pwd$/i.test(name);

const plainValue = (trail: Walk['trail'], name: string): string =>
  `${pathOf(trail)} has a plain value for "${name}"; ${CURE}`;

const CURE = 'declare a secret of the platform for it, and change the value if Git has it already';

/** `spec.template.spec.containers[0].env[3].value`. */
const pathOf = (trail: Walk['trail']): string =>
  trail.map((at, index) => (typeof at === 'number' ? `[${at}]` : index === 0 ? at : `.${at}`)).join('');
