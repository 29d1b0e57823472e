import { awsOf } from '../../../model/cloud';
import { DNS_SECRET, type DnsCredential } from '../../../model/dns-credentials';
import { type DnsProvider, hostOf, ORIGIN } from '../../../model/edge';
import type { Environment } from '../../../model/environment';
import { cloudRole } from '../../cloud-role';
import { sized } from '../shared';

/** Values of external-dns for one provider of records. */
interface Provider {
  readonly extraArgs?: Readonly<Record<string, string | boolean>>;
  readonly [value: string]: unknown;
}

/** How external-dns speaks to each provider: with a role, or with the Secret that the environment has for it. */
export const DNS_PROVIDERS: Readonly<Record<DnsProvider, (environment: Environment) => Provider>> = {
  route53: (environment) => ({
    provider: { name: 'aws' },
    env: [{ name: 'AWS_DEFAULT_REGION', value: awsOf(environment.cloud).region }],
    serviceAccount: { annotations: cloudRole(environment, 'external-dns') },
    extraArgs: {
      'aws-zone-type': 'public',
      'aws-batch-change-size': '100',
      // Else a zone above the domain that it may write below is none of its business.
      ...(domainOf(environment) !== environment.platform.edge.zone && { 'aws-zone-match-parent': true }),
    },
  }),
  cloudflare: () => ({ provider: { name: 'cloudflare' }, env: [fromSecret('CF_API_TOKEN', 'api-token')] }),
  porkbun: (environment) => ({
    provider: { name: 'webhook', webhook: porkbun(environment) },
    extraArgs: {
      // By address, since the name may be that of IPv6.
      'webhook-provider-url': 'http://127.0.0.1:8888',
      'webhook-provider-read-timeout': '30s',
      // Porkbun is asked once a second at most.
      'webhook-provider-write-timeout': '4m30s',
      'txt-wildcard-replacement': '_wildcard',
    },
    ...TOKEN_FOR_ONE,
  }),
};

/** What it may write below: behind a cache the load balancer's own host only, since the others are the cache's. */
export function domainOf({ domain, platform: { edge } }: Environment): string {
  if (edge.cdn) return hostOf(domain, ORIGIN);
  // Cloudflare's zones are found by the same filter, so it cannot be narrower than the zone.
  return edge.dns === 'cloudflare' ? edge.zone : domain;
}

/** Port at which the container beside external-dns tells how it does. */
export const PORKBUN_METRICS = 8080;

const fromSecret = (name: string, key: DnsCredential) => ({
  name,
  valueFrom: { secretKeyRef: { name: DNS_SECRET, key } },
});

/** The container beside it that speaks to Porkbun. */
const porkbun = (environment: Environment) => ({
  image: { repository: 'ghcr.io/mattgmoser/external-dns-porkbun-webhook', tag: '0.4.1' },
  env: [
    fromSecret('PORKBUN_API_KEY', 'api-key'),
    fromSecret('PORKBUN_SECRET_API_KEY', 'secret-api-key'),
    { name: 'PORKBUN_DOMAIN', value: environment.platform.edge.zone },
    { name: 'DOMAIN_FILTER', value: domainOf(environment) },
    // It takes orders from whoever reaches it.
    { name: 'WEBHOOK_LISTEN', value: '127.0.0.1:8888' },
    { name: 'OPS_LISTEN', value: `:${PORKBUN_METRICS}` },
    { name: 'LOG_FORMAT', value: 'json' },
  ],
  readinessProbe: { httpGet: { path: '/readyz', port: 'http-webhook' } },
  securityContext: {
    runAsNonRoot: true,
    runAsUser: 65532,
    runAsGroup: 65532,
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  },
  resources: sized(['10m', '32Mi'], ['100m', '96Mi']),
});

/** Mounts the token of the Kubernetes API by hand, into external-dns and not into the container beside it. */
const TOKEN_FOR_ONE = {
  serviceAccount: { automountServiceAccountToken: false },
  automountServiceAccountToken: false,
  extraVolumes: [
    {
      name: 'kube-api-access',
      projected: {
        defaultMode: 0o644,
        sources: [
          { serviceAccountToken: { path: 'token', expirationSeconds: 3600 } },
          { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
          {
            downwardAPI: {
              items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }],
            },
          },
        ],
      },
    },
  ],
  extraVolumeMounts: [
    { name: 'kube-api-access', mountPath: '/var/run/secrets/kubernetes.io/serviceaccount', readOnly: true },
  ],
};
