import { podsOf } from '../../model/datastore';
import type { Check } from '../check';

/** In a namespace that both share, the Service of a service and one of a datastore would be the same object. */
export const uniqueNames: Check = ({ services, datastores, namespaces }) => {
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
};
