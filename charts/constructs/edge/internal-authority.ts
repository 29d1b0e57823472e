import { Construct } from 'constructs';
import { Certificate, Issuer } from '../../../imports/cert-manager.io';
import { entryOf } from '../../model/edge';
import type { Environment } from '../../model/environment';
import { environmentLabels } from '../metadata';
import { type Authority, KEY } from './edge-certificate';

const NAME = 'internal-ca';

/**
 * An authority of the edge's own, in its namespace: AWS's load balancer opens TLS to the gateway anew, and takes whatever
 * certificate it is shown, so all that counts is that there is one.
 */
export class InternalAuthority extends Construct implements Authority {
  readonly issuer: Authority['issuer'] = { kind: 'Issuer', name: NAME };
  readonly proof = `none: issued in the cluster by ${NAME}, for the load balancer alone`;

  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    const { namespace } = entryOf(environment.platform.edge);

    new Issuer(this, 'root', { metadata: { name: 'self-signed', namespace }, spec: { selfSigned: {} } });
    new Certificate(this, 'certificate', {
      metadata: { name: NAME, namespace },
      spec: {
        secretName: NAME,
        secretTemplate: { labels: environmentLabels(environment, 'edge') },
        isCA: true,
        commonName: `${environment.id} edge`,
        issuerRef: { group: 'cert-manager.io', kind: 'Issuer', name: 'self-signed' },
        privateKey: KEY,
        usages: ['cert sign', 'crl sign', 'digital signature'],
        // Five years, renewed a year before: longer than any certificate that it has issued.
        duration: '43800h0m0s',
        renewBefore: '8760h0m0s',
        revisionHistoryLimit: 3,
      },
    });
    new Issuer(this, 'issuer', { metadata: { name: NAME, namespace }, spec: { ca: { secretName: NAME } } });
  }
}
