import { COMPONENT_FOLDERS, NAMESPACE_OBJECTS } from '../../model/components';
import { type Environment, instanceOf } from '../../model/environment';
import type { Finding } from '../../model/finding';
import { isDnsLabel, quoted } from '../../model/names';
import { podsOf } from '../../model/stores/engines';
import type { Check } from '../check';

/** Names become those of Kubernetes objects, of labels and of folders. */
export const validNames: Check = (environment) => [
  ...labels(environment)
    .filter(([, name]) => !isDnsLabel(name))
    .map(badLabel),
  ...serviceNames(environment)
    .filter(([, name]) => /^[0-9]/.test(name))
    .map(digitFirst),
  ...derivedNames(environment)
    .filter(([, , name]) => name.length > LONGEST)
    .map(tooLong),
  ...serviceNames(environment)
    .filter(([, name]) => isFolder(name))
    .map(folderName),
  ...policyNames(environment)
    .filter(([, name]) => isNamespaceObject(name))
    .map(namespaceObject),
];

/** Characters of a label, whether of DNS or the value of a Kubernetes label. */
const LONGEST = 63;

type Named = readonly [at: string, name: string];

const labels = (environment: Environment): Named[] => [
  ['name', environment.platform.name],
  [`environments.${environment.name}`, environment.name],
  ['namespaces.services', environment.namespaces.services],
  ['namespaces.datastores', environment.namespaces.datastores],
  ...serviceNames(environment),
  ...keys('channels', environment.channels),
  ...keys('hosts', environment.hosts),
  ...environment.services.flatMap(({ name, names = {} }) =>
    Object.entries(names).map(([object, given]): Named => [`services.${name}.names.${object}`, given]),
  ),
];

/** Each becomes a Service, whose name also has to begin with a letter (RFC 1035). */
const serviceNames = ({ services, datastores }: Environment): Named[] => [
  ...services.map(({ name }): Named => [`services.${name}`, name]),
  ...keys('datastores', datastores),
];

const policyNames = ({ services }: Environment): Named[] =>
  services.flatMap(({ name, names }): Named[] => [
    [`services.${name}`, name],
    [`services.${name}.names.policy`, names?.policy ?? ''],
  ]);

const keys = (folder: string, entries: ReadonlyMap<string, unknown>): Named[] =>
  [...entries.keys()].map((name) => [`${folder}.${name}`, name]);

const derivedNames = (environment: Environment): (readonly [at: string, what: string, name: string])[] => [
  ...environment.services.map(
    ({ name }) => [`services.${name}`, 'its Application', `${instanceOf(environment)}-${name}`] as const,
  ),
  ...[...environment.datastores.keys()].map(
    (name) => [`datastores.${name}`, 'its Application', `${instanceOf(environment)}-${name}`] as const,
  ),
  ...[...environment.datastores].flatMap(([name, store]) =>
    store.engine === 'rds'
      ? []
      : podsOf(name, store).hosts.map((host) => [`datastores.${name}`, 'its Service', host] as const),
  ),
];

const isFolder = (name: string) => COMPONENT_FOLDERS.some((folder) => folder === name);

const isNamespaceObject = (name: string) => NAMESPACE_OBJECTS.some((object) => object === name);

const badLabel = ([at, name]: Named): Finding => ({
  at,
  message: `"${name}" is no DNS label; use lower-case letters, digits and "-", at most ${LONGEST}, with a letter or digit at both ends`,
});

const digitFirst = ([at, name]: Named): Finding => ({
  at,
  message: `"${name}" begins with a digit, which the name of a Service may not; begin with a letter`,
});

const tooLong = ([at, what, name]: ReturnType<typeof derivedNames>[number]): Finding => ({
  at,
  message: `${what} would be called "${name}", ${name.length} characters of at most ${LONGEST}; shorten the name`,
});

const folderName = ([at, name]: Named): Finding => ({
  at,
  message: `"${name}" is a folder that synth uses itself; choose another name than ${quoted(COMPONENT_FOLDERS)}`,
});

const namespaceObject = ([at, name]: Named): Finding => ({
  at,
  message: `"${name}" is an object of the namespace itself; choose another name than ${quoted(NAMESPACE_OBJECTS)}`,
});
