import type { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Environment } from '../../model/environment';
import { BoundRole } from './bound-role';

const READ = ['get', 'list', 'watch'];

const LOOK: k8s.PolicyRule[] = [
  {
    apiGroups: [''],
    resources: [
      'pods',
      'services',
      'endpoints',
      'events',
      'configmaps',
      'persistentvolumeclaims',
      'resourcequotas',
      'limitranges',
      'serviceaccounts',
    ],
    verbs: READ,
  },
  { apiGroups: ['apps'], resources: ['deployments', 'replicasets', 'statefulsets', 'daemonsets'], verbs: READ },
  { apiGroups: ['autoscaling'], resources: ['horizontalpodautoscalers'], verbs: READ },
  { apiGroups: ['batch'], resources: ['jobs', 'cronjobs'], verbs: READ },
  { apiGroups: ['policy'], resources: ['poddisruptionbudgets'], verbs: READ },
  { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: READ },
  { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies', 'ingresses'], verbs: READ },
  { apiGroups: ['networking.istio.io', 'security.istio.io'], resources: ['*'], verbs: READ },
  { apiGroups: ['keda.sh'], resources: ['scaledobjects'], verbs: READ },
  // Whether a Secret came about, and why not; never what is in it.
  { apiGroups: ['external-secrets.io'], resources: ['externalsecrets', 'secretstores'], verbs: READ },
  { apiGroups: ['bitnami.com'], resources: ['sealedsecrets'], verbs: READ },
  { apiGroups: ['configuration.konghq.com'], resources: ['kongplugins', 'kongconsumers'], verbs: READ },
  // Datastores, their copies and what is declared in them.
  {
    apiGroups: [
      'postgresql.cnpg.io',
      'barmancloud.cnpg.io',
      'psmdb.percona.com',
      'redis.redis.opstreelabs.in',
      'kafka.strimzi.io',
      'rabbitmq.com',
      'elasticsearch.k8s.elastic.co',
    ],
    resources: ['*'],
    verbs: READ,
  },
  { apiGroups: ['metrics.k8s.io'], resources: ['pods'], verbs: ['get', 'list'] },
];

const LOGS: k8s.PolicyRule = { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] };

const FORWARD_PORTS: k8s.PolicyRule = { apiGroups: [''], resources: ['pods/portforward'], verbs: ['create'] };

const DEBUG: k8s.PolicyRule[] = [
  FORWARD_PORTS,
  { apiGroups: [''], resources: ['pods/exec'], verbs: ['create'] },
  { apiGroups: [''], resources: ['pods/ephemeralcontainers'], verbs: ['patch'] },
];

/**
 * What an operator on call does by hand: stop pods, which restarts them. Everything else goes
 * through Git; whoever may change a workload or make a Job may also mount its Secrets.
 */
const OPERATE: k8s.PolicyRule[] = [
  FORWARD_PORTS,
  { apiGroups: [''], resources: ['pods'], verbs: ['delete'] },
  { apiGroups: [''], resources: ['pods/eviction'], verbs: ['create'] },
];

/**
 * Three roles for three groups of the identity provider, each with what its work needs and no more:
 * none reads Secrets, none grants permissions, none reaches beyond the namespace.
 */
export class Access extends Construct {
  constructor(scope: Construct, id: string, { platform, profile }: Environment) {
    super(scope, id);
    const roles = {
      viewer: LOOK,
      developer: [...LOOK, LOGS, ...(profile.developers === 'debug' ? DEBUG : [])],
      operator: [...LOOK, LOGS, ...OPERATE],
    };
    for (const [name, rules] of Object.entries(roles) as [keyof typeof roles, k8s.PolicyRule[]][]) {
      new BoundRole(this, name, {
        name,
        rules,
        subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: platform.groups[name] }],
      });
    }
  }
}
