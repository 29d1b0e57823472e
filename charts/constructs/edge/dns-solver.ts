import type { ClusterIssuerProps } from '../../../imports/cert-manager.io';
import type { DnsProvider } from '../../model/edge';
import type { Environment } from '../../model/environment';
import { DNS_SECRET } from '../../model/required-secrets';

type Solver = NonNullable<NonNullable<NonNullable<ClusterIssuerProps['spec']['acme']>['solvers']>[number]['dns01']>;

/** cert-manager finds its solver for Porkbun under this API group. */
export const PORKBUN_SOLVER = { groupName: 'acme.porkbun.internal', solverName: 'porkbun' } as const;

/** How cert-manager writes the records that prove whose a domain is; secrets are in its own namespace. */
export const solverOf = ({ platform }: Environment): Solver => SOLVERS[platform.edge.dns];

const secret = (key: string) => ({ name: DNS_SECRET, key });

const SOLVERS: Readonly<Record<DnsProvider, Solver>> = {
  // With the role of cert-manager's ServiceAccount; its pods know their region.
  route53: { route53: {} },
  cloudflare: { cloudflare: { apiTokenSecretRef: secret('api-token') } },
  porkbun: {
    webhook: {
      ...PORKBUN_SOLVER,
      config: { apiKey: secret('api-key'), secretApiKey: secret('secret-api-key') },
    },
  },
};
