import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

// Fields in use; RabbitMQ publishes no package of types.

/** The cluster that an object is about, in its own namespace. */
export interface ClusterReference {
  readonly name: string;
}

interface Reference {
  readonly rabbitmqClusterReference: ClusterReference;
}

interface InVhost extends Reference {
  readonly name: string;
  readonly vhost: string;
}

export interface RabbitmqClusterProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: {
    readonly replicas: number;
    readonly image: string;
    readonly resources: {
      readonly requests: Readonly<Record<string, string>>;
      readonly limits: Readonly<Record<string, string>>;
    };
    readonly persistence: { readonly storageClassName: string; readonly storage: string };
    readonly rabbitmq: { readonly additionalConfig: string; readonly envConfig: string };
    readonly service: { readonly type: 'ClusterIP' };
    readonly tls: { readonly secretName: string; readonly disableNonTLSListeners: boolean };
    readonly terminationGracePeriodSeconds: number;
    readonly delayStartSeconds: number;
    readonly override: {
      readonly statefulSet: {
        readonly spec: {
          readonly template: {
            readonly metadata: {
              readonly labels: Readonly<Record<string, string>>;
              readonly annotations: Readonly<Record<string, string>>;
            };
            /** A part of a pod's, merged into what the operator makes. */
            readonly spec: Readonly<Record<string, unknown>>;
          };
        };
      };
    };
  };
}

/** `rabbitmq.com/v1beta1`, kind `RabbitmqCluster`. */
export class RabbitmqCluster extends ApiObject {
  constructor(scope: Construct, id: string, props: RabbitmqClusterProps) {
    super(scope, id, { apiVersion: 'rabbitmq.com/v1beta1', kind: 'RabbitmqCluster', ...props });
  }
}

export interface VhostProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: Reference & {
    readonly name: string;
    readonly defaultQueueType: 'quorum';
    readonly deletionPolicy: 'delete' | 'retain';
  };
}

/** `rabbitmq.com/v1beta1`, kind `Vhost`. */
export class Vhost extends ApiObject {
  constructor(scope: Construct, id: string, props: VhostProps) {
    super(scope, id, { apiVersion: 'rabbitmq.com/v1beta1', kind: 'Vhost', ...props });
  }
}

export interface ExchangeProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: InVhost & { readonly type: 'fanout'; readonly durable: boolean; readonly autoDelete: boolean };
}

/** `rabbitmq.com/v1beta1`, kind `Exchange`. */
export class Exchange extends ApiObject {
  constructor(scope: Construct, id: string, props: ExchangeProps) {
    super(scope, id, { apiVersion: 'rabbitmq.com/v1beta1', kind: 'Exchange', ...props });
  }
}

export interface QueueProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: InVhost & {
    readonly type: 'quorum';
    readonly durable: boolean;
    readonly autoDelete: boolean;
    readonly deletionPolicy: 'delete' | 'retain';
  };
}

/** `rabbitmq.com/v1beta1`, kind `Queue`. */
export class Queue extends ApiObject {
  constructor(scope: Construct, id: string, props: QueueProps) {
    super(scope, id, { apiVersion: 'rabbitmq.com/v1beta1', kind: 'Queue', ...props });
  }
}

export interface BindingProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: Reference & {
    readonly vhost: string;
    readonly source: string;
    readonly destination: string;
    readonly destinationType: 'queue';
  };
}

/** `rabbitmq.com/v1beta1`, kind `Binding`. */
export class Binding extends ApiObject {
  constructor(scope: Construct, id: string, props: BindingProps) {
    super(scope, id, { apiVersion: 'rabbitmq.com/v1beta1', kind: 'Binding', ...props });
  }
}

export interface PolicyProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: InVhost & {
    readonly pattern: string;
    readonly applyTo: 'quorum_queues';
    readonly priority: number;
    readonly definition: Readonly<Record<string, string | number>>;
  };
}

/** `rabbitmq.com/v1beta1`, kind `Policy`. */
export class Policy extends ApiObject {
  constructor(scope: Construct, id: string, props: PolicyProps) {
    super(scope, id, { apiVersion: 'rabbitmq.com/v1beta1', kind: 'Policy', ...props });
  }
}

export interface UserProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: Reference & { readonly importCredentialsSecret: { readonly name: string } };
}

/** `rabbitmq.com/v1beta1`, kind `User`. */
export class User extends ApiObject {
  constructor(scope: Construct, id: string, props: UserProps) {
    super(scope, id, { apiVersion: 'rabbitmq.com/v1beta1', kind: 'User', ...props });
  }
}

export interface PermissionProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: Reference & {
    readonly vhost: string;
    readonly userReference: { readonly name: string };
    /** Regular expressions of the names of queues and exchanges; an empty one fits none. */
    readonly permissions: { readonly configure: string; readonly write: string; readonly read: string };
  };
}

/** `rabbitmq.com/v1beta1`, kind `Permission`. */
export class Permission extends ApiObject {
  constructor(scope: Construct, id: string, props: PermissionProps) {
    super(scope, id, { apiVersion: 'rabbitmq.com/v1beta1', kind: 'Permission', ...props });
  }
}
