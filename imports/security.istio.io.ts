import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

type IAuthorizationPolicy = import('@kubernetes-models/istio/security.istio.io/v1/AuthorizationPolicy', { with: {
  'resolution-mode': 'import',
}}).IAuthorizationPolicy;
type IPeerAuthentication = import('@kubernetes-models/istio/security.istio.io/v1/PeerAuthentication', { with: {
  'resolution-mode': 'import',
}}).IPeerAuthentication;
type IRequestAuthentication = import('@kubernetes-models/istio/security.istio.io/v1/RequestAuthentication', { with: {
  'resolution-mode': 'import',
}}).IRequestAuthentication;

export interface AuthorizationPolicyProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: NonNullable<IAuthorizationPolicy['spec']>;
}

/** `security.istio.io/v1`, kind `AuthorizationPolicy`. */
export class AuthorizationPolicy extends ApiObject {
  constructor(scope: Construct, id: string, props: AuthorizationPolicyProps) {
    super(scope, id, { apiVersion: 'security.istio.io/v1', kind: 'AuthorizationPolicy', ...props });
  }
}

export interface PeerAuthenticationProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: NonNullable<IPeerAuthentication['spec']>;
}

/** `security.istio.io/v1`, kind `PeerAuthentication`. */
export class PeerAuthentication extends ApiObject {
  constructor(scope: Construct, id: string, props: PeerAuthenticationProps) {
    super(scope, id, { apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication', ...props });
  }
}

export interface RequestAuthenticationProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: NonNullable<IRequestAuthentication['spec']>;
}

/** `security.istio.io/v1`, kind `RequestAuthentication`. */
export class RequestAuthentication extends ApiObject {
  constructor(scope: Construct, id: string, props: RequestAuthenticationProps) {
    super(scope, id, { apiVersion: 'security.istio.io/v1', kind: 'RequestAuthentication', ...props });
  }
}
