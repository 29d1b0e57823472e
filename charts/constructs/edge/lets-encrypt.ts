import { Construct } from 'constructs';
import { ClusterIssuer } from '../../../imports/cert-manager.io';
import type { Environment } from '../../model/environment';
import { solverOf } from './dns-solver';
import type { Authority } from './edge-certificate';

/** What Let's Encrypt calls its two endpoints; certificates of the first are trusted by nobody. */
const ENDPOINTS = {
  'letsencrypt-staging': 'https://acme-staging-v02.api.letsencrypt.org/directory',
  'letsencrypt-production': 'https://acme-v02.api.letsencrypt.org/directory',
} as const;

/**
 * Let's Encrypt, shown by records whose a domain is; no way in from the internet is needed for it.
 *
 * No address for mails: Let's Encrypt sends none any more.
 */
export class LetsEncrypt extends Construct implements Authority {
  readonly issuer: Authority['issuer'];
  readonly proof: string;

  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    const { domain, certificates, platform } = environment;
    for (const [name, server] of Object.entries(ENDPOINTS)) {
      new ClusterIssuer(this, name, {
        metadata: { name },
        spec: {
          acme: {
            server,
            // The account's key, which cert-manager makes; a lost account is replaced by a new one.
            privateKeySecretRef: { name },
            // Names elsewhere have no solver, and are refused here.
            solvers: [{ selector: { dnsZones: [domain] }, dns01: solverOf(environment) }],
          },
        },
      });
    }
    const name: keyof typeof ENDPOINTS = certificates === 'trial' ? 'letsencrypt-staging' : 'letsencrypt-production';
    this.issuer = { kind: 'ClusterIssuer', name };
    this.proof = `a TXT record _acme-challenge.<name> for each name, in the zone ${platform.edge.zone} at ${platform.edge.dns}`;
  }
}
