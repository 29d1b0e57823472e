import { Construct } from 'constructs';
import { Certificate } from '../../../imports/cert-manager.io';
import { entryOf } from '../../model/edge';
import type { Environment } from '../../model/environment';
import { CERTIFICATE_ANNOTATION } from '../../model/labels';
import { edgeHosts } from '../../model/routing';
import { environmentLabels } from '../metadata';

/** Name of the certificate that the edge shows, and of the Secret that holds it: beside the proxy at which TLS ends. */
export const EDGE_CERTIFICATE = 'edge-tls';

/** Who issues certificates, and how it is shown whose the names are. */
export interface Authority {
  readonly issuer: { readonly kind: 'ClusterIssuer' | 'Issuer'; readonly name: string };
  readonly proof: string;
}

export interface EdgeCertificateProps extends Authority {
  readonly environment: Environment;
}

/** Keys are made anew at each renewal; elliptic ones, for shorter handshakes. */
export const KEY = { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' } as const;

/**
 * One certificate for all hosts of the edge, since issuers count certificates for each registered domain.
 *
 * Its lifetime is the issuer's choice, 90 days now and 45 from 2028 (https://letsencrypt.org/2025/12/02/from-90-to-45):
 * it is renewed when a third of it is left.
 */
export class EdgeCertificate extends Construct {
  constructor(scope: Construct, id: string, { environment, issuer, proof }: EdgeCertificateProps) {
    super(scope, id);
    new Certificate(this, 'certificate', {
      metadata: {
        name: EDGE_CERTIFICATE,
        namespace: entryOf(environment.platform.edge).namespace,
        annotations: {
          [CERTIFICATE_ANNOTATION.proof]: proof,
          [CERTIFICATE_ANNOTATION.runbook]: 'docs/certificates.md',
        },
      },
      spec: {
        secretName: EDGE_CERTIFICATE,
        secretTemplate: { labels: environmentLabels(environment, 'edge') },
        dnsNames: edgeHosts(environment),
        issuerRef: { group: 'cert-manager.io', ...issuer },
        privateKey: KEY,
        usages: ['digital signature', 'server auth'],
        renewBeforePercentage: 33,
        revisionHistoryLimit: 3,
      },
    });
  }
}
