import { Construct } from 'constructs';
import { hasPublicCertificate } from '../../model/edge';
import type { Environment } from '../../model/environment';
import { EdgeCertificate } from './edge-certificate';
import { InternalAuthority } from './internal-authority';
import { LetsEncrypt } from './lets-encrypt';

/** The certificate that the edge shows, and who issues it: Let's Encrypt to browsers, an authority of its own to AWS's load balancer. */
export class Certificates extends Construct {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    const { issuer, proof } = hasPublicCertificate(environment.platform.edge)
      ? new LetsEncrypt(this, 'lets-encrypt', environment)
      : new InternalAuthority(this, 'authority', environment);
    new EdgeCertificate(this, 'edge', { environment, issuer, proof });
  }
}
