import type { Environment } from '../../model/environment';
import type { Finding } from '../../model/finding';
import { quoted } from '../../model/names';
import { podsOf } from '../../model/stores/engines';
import type { Check } from '../check';

/** No two things of a definition become the same object. */
export const uniqueNames: Check = (environment) => [
  ...sameFolder(environment),
  ...sameService(environment),
  ...sameGivenName(environment, 'policy'),
  ...sameGivenName(environment, 'autoscaler'),
  ...sameServiceEntry(environment),
];

/** Services and datastores have a folder each, and an Application of its name. */
const sameFolder = ({ services, datastores }: Environment): Finding[] =>
  services
    .filter(({ name }) => datastores.has(name))
    .map(({ name }) => ({
      at: `datastores.${name}`,
      message: `"${name}" is also a service, and both would be one folder and one Application; rename one of them`,
    }));

/** In a namespace that both share, the Service of a service and one of a datastore. */
function sameService({ services, datastores, namespaces }: Environment): Finding[] {
  if (namespaces.services !== namespaces.datastores) return [];
  return [...datastores].flatMap(([name, store]) => {
    if (store.engine === 'rds') return [];
    const hosts = podsOf(name, store).hosts;
    return services
      .filter((service) => hosts.includes(service.name))
      .map((service) => ({
        at: `services.${service.name}`,
        message: `"${service.name}" is also a Service of the datastore "${name}" in the namespace "${namespaces.services}"; rename one of them`,
      }));
  });
}

/** A name that one service gives to its object, and that another one has or gives as well. */
function sameGivenName({ services }: Environment, object: 'policy' | 'autoscaler'): Finding[] {
  return services.flatMap(({ name, names }) => {
    const given = names?.[object];
    const others = services.filter(
      (other) => other.name !== name && [other.name, other.names?.[object]].includes(given),
    );
    if (given === undefined || others.length === 0) return [];
    const owners = quoted(others.map((other) => other.name));
    return [
      { at: `services.${name}.names.${object}`, message: `"${given}" belongs to ${owners}; choose another name` },
    ];
  });
}

/** Both are known to the mesh under the name that the definition gives them. */
const sameServiceEntry = ({ hosts, datastores }: Environment): Finding[] =>
  [...hosts.keys()]
    .filter((name) => datastores.get(name)?.engine === 'rds')
    .map((name) => ({
      at: `hosts.${name}`,
      message: `"${name}" is also a managed datastore, and both would be one ServiceEntry; rename one of them`,
    }));
