import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

type IDestinationRule = import('@kubernetes-models/istio/networking.istio.io/v1/DestinationRule', { with: {
  'resolution-mode': 'import',
}}).IDestinationRule;
type IServiceEntry = import('@kubernetes-models/istio/networking.istio.io/v1/ServiceEntry', { with: {
  'resolution-mode': 'import',
}}).IServiceEntry;
type ISidecar = import('@kubernetes-models/istio/networking.istio.io/v1/Sidecar', { with: {
  'resolution-mode': 'import',
}}).ISidecar;
type IVirtualService = import('@kubernetes-models/istio/networking.istio.io/v1/VirtualService', { with: {
  'resolution-mode': 'import',
}}).IVirtualService;
type IGateway = import('@kubernetes-models/istio/networking.istio.io/v1/Gateway', { with: {
  'resolution-mode': 'import',
}}).IGateway;

export interface DestinationRuleProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: NonNullable<IDestinationRule['spec']>;
}

/** `networking.istio.io/v1`, kind `DestinationRule`. */
export class DestinationRule extends ApiObject {
  constructor(scope: Construct, id: string, props: DestinationRuleProps) {
    super(scope, id, { apiVersion: 'networking.istio.io/v1', kind: 'DestinationRule', ...props });
  }
}

export interface ServiceEntryProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: NonNullable<IServiceEntry['spec']>;
}

/** `networking.istio.io/v1`, kind `ServiceEntry`. */
export class ServiceEntry extends ApiObject {
  constructor(scope: Construct, id: string, props: ServiceEntryProps) {
    super(scope, id, { apiVersion: 'networking.istio.io/v1', kind: 'ServiceEntry', ...props });
  }
}

export interface SidecarProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: NonNullable<ISidecar['spec']>;
}

/** `networking.istio.io/v1`, kind `Sidecar`. */
export class Sidecar extends ApiObject {
  constructor(scope: Construct, id: string, props: SidecarProps) {
    super(scope, id, { apiVersion: 'networking.istio.io/v1', kind: 'Sidecar', ...props });
  }
}

export interface VirtualServiceProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: NonNullable<IVirtualService['spec']>;
}

/** `networking.istio.io/v1`, kind `VirtualService`. */
export class VirtualService extends ApiObject {
  constructor(scope: Construct, id: string, props: VirtualServiceProps) {
    super(scope, id, { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', ...props });
  }
}

export interface GatewayProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: NonNullable<IGateway['spec']>;
}

/** `networking.istio.io/v1`, kind `Gateway`. */
export class Gateway extends ApiObject {
  constructor(scope: Construct, id: string, props: GatewayProps) {
    super(scope, id, { apiVersion: 'networking.istio.io/v1', kind: 'Gateway', ...props });
  }
}
