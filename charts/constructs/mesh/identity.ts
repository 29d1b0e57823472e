/** The identity that the mesh certifies for a ServiceAccount. */
export const principalOf = (namespace: string, serviceAccount: string): string =>
  `cluster.local/ns/${namespace}/sa/${serviceAccount}`;

/** The name by which proxies of the mesh know a Service. */
export const meshName = (service: string, namespace: string): string => `${service}.${namespace}.svc.cluster.local`;
