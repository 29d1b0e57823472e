import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

/** Fields in use. */
export interface ElasticsearchProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: {
    /** Exact, such as `9.2.0`; the image follows from it. */
    readonly version: string;
    readonly auth: {
      /** Secrets with `username`, `password` and `roles`. */
      readonly fileRealm: readonly SecretReference[];
      /** Secrets with `roles.yml`. */
      readonly roles: readonly SecretReference[];
    };
    readonly http: {
      readonly tls: {
        readonly selfSignedCertificate: { readonly subjectAltNames: readonly { readonly dns: string }[] };
      };
    };
    readonly nodeSets: readonly NodeSet[];
    readonly podDisruptionBudget: { readonly metadata: { readonly labels: Readonly<Record<string, string>> } };
    readonly revisionHistoryLimit: number;
    readonly updateStrategy: { readonly changeBudget: { readonly maxSurge: number; readonly maxUnavailable: number } };
    readonly volumeClaimDeletePolicy: 'DeleteOnScaledownOnly' | 'DeleteOnScaledownAndClusterDeletion';
  };
}

interface SecretReference {
  readonly secretName: string;
}

export interface NodeSet {
  /** Of the StatefulSet, after the cluster's. */
  readonly name: string;
  readonly count: number;
  /** `elasticsearch.yml`. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly zoneAwareness?: { readonly topologyKey: string };
  /** As Kubernetes has it; what is said of a container by its name is merged into the operator's own. */
  readonly podTemplate: Readonly<Record<string, unknown>>;
  readonly volumeClaimTemplates: readonly {
    readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
    readonly spec: {
      readonly accessModes: readonly ['ReadWriteOnce'];
      readonly storageClassName: string;
      readonly resources: { readonly requests: { readonly storage: string } };
    };
  }[];
}

/** `elasticsearch.k8s.elastic.co/v1`, kind `Elasticsearch`. */
export class Elasticsearch extends ApiObject {
  constructor(scope: Construct, id: string, props: ElasticsearchProps) {
    super(scope, id, { apiVersion: 'elasticsearch.k8s.elastic.co/v1', kind: 'Elasticsearch', ...props });
  }
}
