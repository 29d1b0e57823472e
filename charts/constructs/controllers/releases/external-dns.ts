import { entryOf } from '../../../model/edge';
import { type Environment, instanceOf } from '../../../model/environment';
import { compare } from '../../../model/names';
import { CONTROLLER_PRIORITY } from '../../guardrails/priorities';
import { TO_HTTPS, toApiServer, toClusterDns } from '../../network/grants';
import type { Install } from '../controller';
import { KINDS, sized } from '../shared';
import { DNS_PROVIDERS, domainOf, PORKBUN_METRICS } from './dns-providers';

/**
 * Writes the addresses of the load balancer into the domain's records. One pod, by its design: while it is away, records
 * stay as they are.
 */
export const externalDns: Install = (environment) => {
  const { platform, profile, apiServer, nodes } = environment;
  const { dns, loadBalancer } = platform.edge;
  const { namespace } = entryOf(platform.edge);
  const { extraArgs, ...provider } = DNS_PROVIDERS[dns](environment);
  const domain = domainOf(environment);
  return {
    release: 'external-dns',
    values: {
      ...provider,
      // Sees the namespace of the load balancer's object, by a Role there.
      namespaced: true,
      sourceNamespace: namespace,
      sources: [loadBalancer === 'aws-application' ? 'ingress' : 'service'],
      // Its default from the next release on.
      annotationPrefix: 'external-dns.kubernetes.io/',
      domainFilters: [domain],
      excludeDomains: othersBelow(environment, domain),
      managedRecordTypes: ['A', 'AAAA', 'CNAME'],
      policy: profile.staleRecords === 'keep' ? 'upsert-only' : 'sync',
      // Marks each record as its own, and touches no other; a changed mark would make strangers of them all.
      registry: 'txt',
      txtOwnerId: instanceOf(environment),
      // With a dot, so that the mark of the domain itself is still in its zone.
      txtPrefix: 'external-dns-%{record_type}.',
      extraArgs: {
        // Else it waits for nodes, pods and endpoints as well, which it may not see.
        ...(loadBalancer !== 'aws-application' && { 'service-type-filter': 'LoadBalancer' }),
        ...extraArgs,
      },
      interval: '5m',
      triggerLoopOnEvent: true,
      logFormat: 'json',
      priorityClassName: CONTROLLER_PRIORITY,
      resources: sized(['20m', '64Mi'], ['200m', '192Mi']),
      serviceMonitor: { enabled: true },
    },
    // They describe records in objects of their own, which nobody uses here.
    helm: { skipCrds: true },
    firewalls: [
      {
        name: 'external-dns',
        podLabels: { 'app.kubernetes.io/name': 'external-dns', 'app.kubernetes.io/instance': 'external-dns' },
        admits: [],
        metrics: [7979, ...(dns === 'porkbun' ? [PORKBUN_METRICS] : [])],
        reaches: [toApiServer(apiServer), toClusterDns(nodes), TO_HTTPS],
      },
    ],
    alsoIn: [namespace],
    kinds: {
      cluster: [],
      namespaced: [...KINDS.roles, '/Service', '/ServiceAccount', 'apps/Deployment', ...KINDS.monitored],
    },
  };
};

/** Domains of the platform's other environments, which write their own. */
const othersBelow = ({ domain, platform }: Environment, filter: string): string[] =>
  Object.values(platform.environments)
    .map((other) => other.domain)
    .filter((other) => other.endsWith(`.${filter}`) && !`.${domain}`.endsWith(`.${other}`))
    .sort(compare);
