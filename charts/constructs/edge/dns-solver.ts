import type { ClusterIssuerProps } from '../../../imports/cert-manager.io';
import { DNS_SECRET, type DnsCredential } from '../../model/dns-credentials';
import type { DnsProvider, Edge } from '../../model/edge';
import type { Environment } from '../../model/environment';

type Solver = NonNullable<NonNullable<NonNullable<ClusterIssuerProps['spec']['acme']>['solvers']>[number]['dns01']>;

/** cert-manager finds its solver for Porkbun under this API group. */
export const PORKBUN_SOLVER = { groupName: 'acme.porkbun.internal', solverName: 'porkbun' } as const;

/** How cert-manager writes the records that prove whose a domain is; secrets are in its own namespace. */
export const solverOf = ({ platform: { edge } }: Environment): Solver => SOLVERS[edge.dns](edge);

const secret = (key: DnsCredential) => ({ name: DNS_SECRET, key });

const SOLVERS: Readonly<Record<DnsProvider, (edge: Edge) => Solver>> = {
  // With the role of cert-manager's ServiceAccount; its pods know their region.
  route53: () => ({ route53: {} }),
  cloudflare: () => ({ cloudflare: { apiTokenSecretRef: secret('api-token') } }),
  porkbun: ({ zone }) => ({
    webhook: {
      ...PORKBUN_SOLVER,
      // Without it the solver takes the registered domain to be the last two labels.
      config: { domain: zone, apiKey: secret('api-key'), secretApiKey: secret('secret-api-key') },
    },
  }),
};
