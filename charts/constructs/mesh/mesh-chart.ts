import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { AuthorizationPolicy, PeerAuthentication } from '../../../imports/security.istio.io';
import { RDS_PORT } from '../../model/datastore';
import type { Environment } from '../../model/environment';
import { environmentLabels } from '../metadata';
import { OutsideHost } from './outside-host';

/** What holds for the mesh as a whole: mutual TLS always, calls only as declared, hosts outside by name. */
export class MeshChart extends Chart {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id, {
      namespace: environment.namespaces.services,
      labels: environmentLabels(environment, 'mesh'),
      disableResourceNameHashes: true,
    });

    // In the mesh's root namespace a policy without selector holds for every namespace.
    new PeerAuthentication(this, 'mutual-tls', {
      metadata: { name: 'default', namespace: 'istio-system' },
      spec: { mtls: { mode: 'STRICT' } },
    });
    new PeerAuthentication(this, 'services-mutual-tls', {
      metadata: { name: 'services' },
      spec: { mtls: { mode: 'STRICT' } },
    });
    // An ALLOW policy without rules matches nothing, so every call needs a rule of its callee.
    new AuthorizationPolicy(this, 'mesh-default-deny', {
      metadata: { name: 'mesh-default-deny', namespace: 'istio-system' },
      spec: { action: 'ALLOW' },
    });
    new AuthorizationPolicy(this, 'default-deny', { metadata: { name: 'default-deny' }, spec: { action: 'ALLOW' } });

    for (const [name, { host, port }] of environment.hosts) new OutsideHost(this, `host-${name}`, { name, host, port });
    for (const [name, store] of environment.datastores) {
      if (store.engine === 'rds') new OutsideHost(this, `store-${name}`, { name, host: store.host, port: RDS_PORT });
    }
  }
}
