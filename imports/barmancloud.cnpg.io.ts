import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ResourcesWithDisk } from './postgresql.cnpg.io';

interface Upload {
  readonly compression: 'gzip' | 'lz4' | 'snappy';
  readonly encryption?: 'AES256' | 'aws:kms';
}

/** Fields in use; the plugin publishes no package of types. */
export interface ObjectStoreProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: {
    readonly configuration: {
      readonly destinationPath: string;
      readonly s3Credentials?: { readonly inheritFromIAMRole: boolean };
      readonly googleCredentials?: { readonly gkeEnvironment: boolean };
      readonly data: Upload & { readonly jobs: number; readonly additionalCommandArgs?: readonly string[] };
      readonly wal: Upload & {
        readonly maxParallel: number;
        readonly archiveAdditionalCommandArgs?: readonly string[];
      };
    };
    readonly retentionPolicy: string;
    readonly instanceSidecarConfiguration: { readonly resources: ResourcesWithDisk };
  };
}

/** `barmancloud.cnpg.io/v1`, kind `ObjectStore`. */
export class ObjectStore extends ApiObject {
  constructor(scope: Construct, id: string, props: ObjectStoreProps) {
    super(scope, id, { apiVersion: 'barmancloud.cnpg.io/v1', kind: 'ObjectStore', ...props });
  }
}
