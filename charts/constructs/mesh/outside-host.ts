import { Construct } from 'constructs';
import { ServiceEntry } from '../../../imports/networking.istio.io';
import { TLS_PORT } from '../../model/host';

export interface OutsideHostProps {
  /** Name of the object, a DNS label. */
  readonly name: string;
  readonly host: string;
  readonly port: number;
}

/** Makes a host outside the cluster known to the mesh; which sidecars see it is each Sidecar's matter. */
export class OutsideHost extends Construct {
  constructor(scope: Construct, id: string, { name, host, port }: OutsideHostProps) {
    super(scope, id);
    new ServiceEntry(this, 'entry', {
      metadata: { name },
      spec: {
        hosts: [host],
        exportTo: ['.'],
        location: 'MESH_EXTERNAL',
        resolution: 'DNS',
        ports: [outsidePort(port)],
      },
    });
  }
}

/** TLS is passed through and told apart by its server name; other protocols are plain TCP to the proxy. */
export function outsidePort(number: number) {
  const protocol = number === TLS_PORT ? 'TLS' : 'TCP';
  return { name: `${protocol.toLowerCase()}-${number}`, number, protocol };
}
