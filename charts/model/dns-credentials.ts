import type { DnsProvider } from './edge';

/** Name of the Secret with the values that a provider of DNS asks for, in each namespace that has one. */
export const DNS_SECRET = 'dns-provider';

/** Those values, by the names that the providers' clients expect; the cluster's own cloud asks for none. */
export const DNS_CREDENTIALS = {
  route53: [],
  cloudflare: ['api-token'],
  porkbun: ['api-key', 'secret-api-key'],
} as const satisfies Readonly<Record<DnsProvider, readonly string[]>>;

export type DnsCredential = (typeof DNS_CREDENTIALS)[DnsProvider][number];
