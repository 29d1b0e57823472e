import { Construct } from 'constructs';
import { Certificate, type CertificateProps, Issuer } from '../../../../imports/cert-manager.io';
import { EDGE_PROXIES } from '../../../model/edge';
import type { Environment } from '../../../model/environment';
import { environmentLabels } from '../../metadata';
import { KEY } from '../edge-certificate';
import { KONG_SERVICES } from './kong-names';

const { namespace } = EDGE_PROXIES.kong;

/** Certificates, and the Secrets that hold them: by these names the values of Kong's chart refer to them. */
export const KONG_CERTIFICATES = {
  /** Kong's, where it takes orders. */
  admin: 'kong-admin-server',
  /** Of the one who gives orders. */
  controller: 'kong-admin-client',
  /** Of the controller, where the API server asks it about objects. */
  webhook: 'kong-webhook',
} as const;

const AUTHORITY = 'kong-ca';

const YEAR = 8760;

const hours = (count: number): string => `${count}h0m0s`;

/** Certificates that nobody but Kong and its controller relies on, from an authority of their own. */
export class KongCertificates extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly environment: Environment,
  ) {
    super(scope, id);
    const { admin, controller, webhook } = KONG_CERTIFICATES;

    new Issuer(this, 'self', { metadata: { name: 'kong-self-signed', namespace }, spec: { selfSigned: {} } });
    this.issue(AUTHORITY, 'kong-self-signed', {
      isCA: true,
      commonName: AUTHORITY,
      usages: ['cert sign', 'crl sign', 'digital signature'],
      duration: hours(10 * YEAR),
      renewBefore: hours(2 * YEAR),
    });
    new Issuer(this, 'authority', {
      metadata: { name: AUTHORITY, namespace },
      spec: { ca: { secretName: AUTHORITY } },
    });

    // Both ends read theirs when they start: every pod starts anew within a year, with its node if not before.
    const tillRestart = { duration: hours(2 * YEAR), renewBefore: hours(YEAR) };
    this.issue(admin, AUTHORITY, {
      // The controller finds pods by address, and asks each for a name below that of their Service.
      dnsNames: [`*.${KONG_SERVICES.admin}.${namespace}.svc`],
      usages: ['digital signature', 'server auth'],
      ...tillRestart,
    });
    this.issue(controller, AUTHORITY, {
      commonName: 'kong-controller',
      usages: ['digital signature', 'client auth'],
      ...tillRestart,
    });
    // Watched, so a renewal is taken up at once.
    this.issue(webhook, AUTHORITY, {
      dnsNames: [`${KONG_SERVICES.webhook}.${namespace}.svc`],
      usages: ['digital signature', 'server auth'],
      duration: hours(2160),
      renewBefore: hours(720),
    });
  }

  private issue(name: string, issuer: string, spec: Omit<CertificateProps['spec'], 'secretName' | 'issuerRef'>): void {
    new Certificate(this, name, {
      metadata: { name, namespace },
      spec: {
        secretName: name,
        ...spec,
        secretTemplate: { labels: environmentLabels(this.environment, 'edge') },
        privateKey: KEY,
        revisionHistoryLimit: 3,
        issuerRef: { group: 'cert-manager.io', kind: 'Issuer', name: issuer },
      },
    });
  }
}
