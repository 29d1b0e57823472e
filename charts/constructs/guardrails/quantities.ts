import { k8s } from 'cdk8s-plus-27';
import { type Disk, type Resources, withDisk } from '../../model/resources';

/** Amounts of any kind as cdk8s takes them. */
export const quantities = (amounts: Readonly<Record<string, string>>): Record<string, k8s.Quantity> =>
  Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, k8s.Quantity.fromString(amount)]));

/** Resources of a container, local disk among them. */
export function requirements(resources: Resources, disk: Disk): k8s.ResourceRequirements {
  const { requests, limits } = withDisk(resources, disk);
  return { requests: quantities(requests), limits: quantities(limits) };
}
