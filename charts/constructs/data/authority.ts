import { Construct } from 'constructs';
import { Certificate, Issuer } from '../../../imports/cert-manager.io';
import { KEPT, storeLabels } from '../metadata';
import type { StoreProps } from './store-props';

/** An authority for the certificates of one datastore, where its operator has none of its own. */
export class StoreAuthority extends Construct {
  /** For `issuerRef` of certificates in the datastores' namespace. */
  readonly issuer: { readonly group: 'cert-manager.io'; readonly kind: 'Issuer'; readonly name: string };

  constructor(scope: Construct, id: string, { environment, name, store }: StoreProps) {
    super(scope, id);
    const root = `${name}-self-signed`;
    const authority = `${name}-authority`;
    this.issuer = { group: 'cert-manager.io', kind: 'Issuer', name: authority };

    new Issuer(this, 'root', { metadata: { name: root }, spec: { selfSigned: {} } });
    new Certificate(this, 'certificate', {
      metadata: { name: authority, annotations: KEPT },
      spec: {
        secretName: authority,
        secretTemplate: { labels: storeLabels(environment, name, store) },
        isCA: true,
        commonName: `${environment.id} ${name}`,
        issuerRef: { ...this.issuer, name: root },
        privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Never' },
        usages: ['cert sign', 'crl sign', 'digital signature'],
        // Ten years, renewed a year before: clients hold on to it, so it changes as rarely as may be.
        duration: '87600h0m0s',
        renewBefore: '8760h0m0s',
        revisionHistoryLimit: 3,
      },
    });
    new Issuer(this, 'issuer', { metadata: { name: authority }, spec: { ca: { secretName: authority } } });
  }
}

export interface StoreCertificateProps extends StoreProps {
  readonly authority: StoreAuthority;
  /** Of the Certificate and of the Secret that it makes, with `tls.crt`, `tls.key` and `ca.crt`. */
  readonly certificate: string;
  readonly hosts: readonly string[];
  /** Of the Secret, by which operators find it. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Whose it is, where instances know each other by that. */
  readonly organization?: string;
}

/** A certificate by which a datastore shows clients, and its instances each other, that it is what it says. */
export class StoreCertificate extends Construct {
  constructor(scope: Construct, id: string, props: StoreCertificateProps) {
    super(scope, id);
    const { environment, name, store, authority, certificate, hosts, labels, organization } = props;
    new Certificate(this, 'certificate', {
      metadata: { name: certificate },
      spec: {
        secretName: certificate,
        secretTemplate: { labels: { ...storeLabels(environment, name, store), ...labels } },
        commonName: name,
        ...(organization && { subject: { organizations: [organization] } }),
        dnsNames: [...hosts],
        issuerRef: authority.issuer,
        privateKey: { algorithm: 'RSA', size: 2048, rotationPolicy: 'Always' },
        usages: ['digital signature', 'key encipherment', 'server auth', 'client auth'],
        duration: '8760h0m0s',
        renewBefore: '720h0m0s',
        revisionHistoryLimit: 3,
      },
    });
  }
}
