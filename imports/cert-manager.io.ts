import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

type ICertificate = import('@kubernetes-models/cert-manager/cert-manager.io/v1/Certificate', { with: {
  'resolution-mode': 'import',
}}).ICertificate;
type IClusterIssuer = import('@kubernetes-models/cert-manager/cert-manager.io/v1/ClusterIssuer', { with: {
  'resolution-mode': 'import',
}}).IClusterIssuer;
type IIssuer = import('@kubernetes-models/cert-manager/cert-manager.io/v1/Issuer', { with: {
  'resolution-mode': 'import',
}}).IIssuer;

export interface CertificateProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: NonNullable<ICertificate['spec']>;
}

/** `cert-manager.io/v1`, kind `Certificate`. */
export class Certificate extends ApiObject {
  constructor(scope: Construct, id: string, props: CertificateProps) {
    super(scope, id, { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', ...props });
  }
}

export interface ClusterIssuerProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: NonNullable<IClusterIssuer['spec']>;
}

/** `cert-manager.io/v1`, kind `ClusterIssuer`. */
export class ClusterIssuer extends ApiObject {
  constructor(scope: Construct, id: string, props: ClusterIssuerProps) {
    super(scope, id, { apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer', ...props });
  }
}

export interface IssuerProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: NonNullable<IIssuer['spec']>;
}

/** `cert-manager.io/v1`, kind `Issuer`. */
export class Issuer extends ApiObject {
  constructor(scope: Construct, id: string, props: IssuerProps) {
    super(scope, id, { apiVersion: 'cert-manager.io/v1', kind: 'Issuer', ...props });
  }
}
