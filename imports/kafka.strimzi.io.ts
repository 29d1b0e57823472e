import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

// Fields in use; Strimzi publishes no package of types.

interface Resources {
  readonly requests: Readonly<Record<string, string>>;
  readonly limits: Readonly<Record<string, string>>;
}

interface JvmOptions {
  readonly '-Xms': string;
  readonly '-Xmx': string;
}

export interface PodTemplate {
  readonly metadata?: {
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly securityContext?: {
    readonly runAsNonRoot?: boolean;
    readonly fsGroup?: number;
    readonly fsGroupChangePolicy?: 'Always' | 'OnRootMismatch';
    readonly seccompProfile?: { readonly type: 'RuntimeDefault' };
  };
  readonly terminationGracePeriodSeconds?: number;
  readonly priorityClassName?: string;
  readonly enableServiceLinks?: boolean;
  readonly topologySpreadConstraints?: readonly {
    readonly maxSkew: number;
    readonly topologyKey: string;
    readonly whenUnsatisfiable: 'DoNotSchedule' | 'ScheduleAnyway';
    readonly labelSelector: { readonly matchLabels: Readonly<Record<string, string>> };
    readonly nodeTaintsPolicy?: 'Honor' | 'Ignore';
  }[];
}

export interface KafkaProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: {
    readonly kafka: {
      readonly version: string;
      readonly metadataVersion?: string;
      readonly listeners: readonly {
        readonly name: string;
        readonly port: number;
        readonly type: 'internal';
        readonly tls: boolean;
        readonly authentication?: { readonly type: 'tls' };
      }[];
      readonly authorization: { readonly type: 'simple' };
      readonly rack?: { readonly type: 'topology-label'; readonly topologyKey: string };
      readonly config: Readonly<Record<string, string | number | boolean>>;
      readonly metricsConfig: { readonly type: 'strimziMetricsReporter' };
      readonly template: { readonly podDisruptionBudget: { readonly maxUnavailable: number } };
    };
    readonly entityOperator: {
      readonly topicOperator: { readonly resources: Resources; readonly jvmOptions: JvmOptions };
      readonly userOperator: { readonly resources: Resources; readonly jvmOptions: JvmOptions };
      readonly template: { readonly pod: PodTemplate };
    };
    readonly kafkaExporter: {
      readonly topicRegex: string;
      readonly topicExcludeRegex: string;
      readonly groupRegex: string;
      readonly resources: Resources;
      readonly template: { readonly pod: PodTemplate };
    };
    readonly clusterCa: CertificateAuthority;
    readonly clientsCa: CertificateAuthority;
  };
}

interface CertificateAuthority {
  readonly generateCertificateAuthority: boolean;
  readonly validityDays: number;
  readonly renewalDays: number;
  readonly certificateExpirationPolicy: 'renew-certificate' | 'replace-key';
}

/** `kafka.strimzi.io/v1`, kind `Kafka`. */
export class Kafka extends ApiObject {
  constructor(scope: Construct, id: string, props: KafkaProps) {
    super(scope, id, { apiVersion: 'kafka.strimzi.io/v1', kind: 'Kafka', ...props });
  }
}

export interface KafkaNodePoolProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: {
    readonly replicas: number;
    readonly roles: readonly ('broker' | 'controller')[];
    readonly storage: {
      readonly type: 'jbod';
      readonly volumes: readonly {
        readonly id: number;
        readonly type: 'persistent-claim';
        readonly size: string;
        readonly class: string;
        readonly deleteClaim: boolean;
        readonly kraftMetadata?: 'shared';
      }[];
    };
    readonly resources: Resources;
    readonly jvmOptions: JvmOptions;
    readonly template: { readonly pod: PodTemplate };
  };
}

/** `kafka.strimzi.io/v1`, kind `KafkaNodePool`. */
export class KafkaNodePool extends ApiObject {
  constructor(scope: Construct, id: string, props: KafkaNodePoolProps) {
    super(scope, id, { apiVersion: 'kafka.strimzi.io/v1', kind: 'KafkaNodePool', ...props });
  }
}

export interface KafkaTopicProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: {
    readonly partitions: number;
    readonly replicas: number;
    readonly config: Readonly<Record<string, string | number>>;
  };
}

/** `kafka.strimzi.io/v1`, kind `KafkaTopic`. */
export class KafkaTopic extends ApiObject {
  constructor(scope: Construct, id: string, props: KafkaTopicProps) {
    super(scope, id, { apiVersion: 'kafka.strimzi.io/v1', kind: 'KafkaTopic', ...props });
  }
}

export interface AccessRule {
  readonly type: 'allow';
  readonly resource: {
    readonly type: 'topic' | 'group';
    readonly name: string;
    readonly patternType: 'literal';
  };
  readonly operations: readonly ('Describe' | 'Read' | 'Write')[];
  readonly host: string;
}

export interface KafkaUserProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: {
    readonly authentication: { readonly type: 'tls'; readonly validityDays: number; readonly renewalDays: number };
    readonly authorization?: { readonly type: 'simple'; readonly acls: readonly AccessRule[] };
    readonly quotas: { readonly producerByteRate: number; readonly consumerByteRate: number };
    readonly template: { readonly secret: { readonly metadata: ApiObjectMetadata } };
  };
}

/** `kafka.strimzi.io/v1`, kind `KafkaUser`. */
export class KafkaUser extends ApiObject {
  constructor(scope: Construct, id: string, props: KafkaUserProps) {
    super(scope, id, { apiVersion: 'kafka.strimzi.io/v1', kind: 'KafkaUser', ...props });
  }
}
