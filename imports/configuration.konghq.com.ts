import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

/** Fields in use; Kong publishes no package of types. */
export interface KongPluginProps {
  readonly metadata: ApiObjectMetadata;
  /** Name of Kong's plugin, such as `cors`. */
  readonly plugin: string;
  readonly config?: Readonly<Record<string, unknown>>;
}

/** `configuration.konghq.com/v1`, kind `KongPlugin`. */
export class KongPlugin extends ApiObject {
  constructor(scope: Construct, id: string, props: KongPluginProps) {
    super(scope, id, { apiVersion: 'configuration.konghq.com/v1', kind: 'KongPlugin', ...props });
  }
}

/** `configuration.konghq.com/v1`, kind `KongClusterPlugin`. */
export class KongClusterPlugin extends ApiObject {
  constructor(scope: Construct, id: string, props: KongPluginProps) {
    super(scope, id, { apiVersion: 'configuration.konghq.com/v1', kind: 'KongClusterPlugin', ...props });
  }
}

export interface KongConsumerProps {
  readonly metadata: ApiObjectMetadata;
  readonly username: string;
  /** Names of Secrets in its namespace, each labelled with its kind of credential. */
  readonly credentials?: readonly string[];
}

/** `configuration.konghq.com/v1`, kind `KongConsumer`. */
export class KongConsumer extends ApiObject {
  constructor(scope: Construct, id: string, props: KongConsumerProps) {
    super(scope, id, { apiVersion: 'configuration.konghq.com/v1', kind: 'KongConsumer', ...props });
  }
}
