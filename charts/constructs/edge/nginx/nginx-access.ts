import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { EDGE_PROXIES } from '../../../model/edge';
import type { Environment } from '../../../model/environment';

const READ = ['get', 'list', 'watch'];

/** Routes, and where they lead. */
const ROUTES: k8s.PolicyRule[] = [
  { apiGroups: ['networking.k8s.io'], resources: ['ingresses'], verbs: READ },
  // The address of the load balancer, by which Argo CD knows that a route is in place.
  { apiGroups: ['networking.k8s.io'], resources: ['ingresses/status'], verbs: ['update'] },
  { apiGroups: [''], resources: ['services', 'pods'], verbs: READ },
  { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: READ },
  { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
];

/** It asks whether each namespace that it watches exists. */
const NAMESPACE: k8s.PolicyRule = { apiGroups: [''], resources: ['namespaces'], verbs: ['get'] };

/** Its own Deployment, above its pod. */
const OWNER: k8s.PolicyRule = { apiGroups: ['apps'], resources: ['replicasets'], verbs: ['get'] };

/**
 * What NGINX's controller may read: routes in the namespace of the services and in its own, where alone the chart lets it
 * read Secrets. The chart's ClusterRole would let it read those of the whole cluster, so this one stands in its place.
 */
export class NginxAccess extends Construct {
  constructor(scope: Construct, id: string, { namespaces }: Environment) {
    super(scope, id);
    const { namespace: own } = EDGE_PROXIES.nginx;
    // The chart binds it, by this name.
    new k8s.KubeClusterRole(this, 'class', {
      metadata: { name: 'nginx-ingress' },
      rules: [{ apiGroups: ['networking.k8s.io'], resources: ['ingressclasses'], verbs: READ }],
    });
    this.bind('own', own, [...ROUTES, OWNER]);
    this.bind('services', namespaces.services, [...ROUTES, NAMESPACE]);
  }

  private bind(id: string, namespace: string, rules: k8s.PolicyRule[]): void {
    const { namespace: own, serviceAccount } = EDGE_PROXIES.nginx;
    const metadata = { name: 'nginx-routes', namespace };
    new k8s.KubeRole(this, `${id}-role`, { metadata, rules });
    new k8s.KubeRoleBinding(this, `${id}-binding`, {
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: metadata.name },
      subjects: [{ kind: 'ServiceAccount', name: serviceAccount, namespace: own }],
    });
  }
}
