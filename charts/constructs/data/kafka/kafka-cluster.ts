import { Construct } from 'constructs';
import { Kafka } from '../../../../imports/kafka.strimzi.io';
import type { Kafka as Definition } from '../../../model/datastore';
import { KAFKA_ENTITY_OPERATOR, KAFKA_EXPORTER, KAFKA_PORT, KAFKA_VERSIONS } from '../../../model/stores/kafka';
import { KEPT } from '../../metadata';
import type { StoreProps } from '../store-props';
import { brokerSettings } from './broker-settings';
import { heapOf, kafkaPod } from './kafka-pod';

/** How long the authorities of brokers and of clients are good for, in days, and how long before that new ones are made. */
export const AUTHORITY = { validityDays: 1825, renewalDays: 180 } as const;

/** The cluster as a whole: how it is reached, what it keeps to, what runs beside it. */
export class KafkaCluster extends Construct {
  constructor(scope: Construct, id: string, props: StoreProps<Definition>) {
    super(scope, id);
    const { name, store } = props;
    const pod = kafkaPod(props);
    const operator = { resources: KAFKA_ENTITY_OPERATOR, jvmOptions: heapOf(KAFKA_ENTITY_OPERATOR) };

    new Kafka(this, 'cluster', {
      metadata: { name, annotations: KEPT },
      spec: {
        kafka: {
          version: store.version,
          metadataVersion: KAFKA_VERSIONS[store.version],
          // No other: who connects shows a certificate, and nothing is sent in plain text.
          listeners: [{ name: 'tls', port: KAFKA_PORT, type: 'internal', tls: true, authentication: { type: 'tls' } }],
          authorization: { type: 'simple' },
          rack: { type: 'topology-label', topologyKey: 'topology.kubernetes.io/zone' },
          config: brokerSettings(props),
          metricsConfig: { type: 'strimziMetricsReporter' },
          // Strimzi makes one budget for brokers and controllers together.
          template: { podDisruptionBudget: { maxUnavailable: 1 } },
        },
        entityOperator: { topicOperator: operator, userOperator: operator, template: { pod } },
        kafkaExporter: {
          topicRegex: '.*',
          topicExcludeRegex: '^__.*',
          groupRegex: '.*',
          resources: KAFKA_EXPORTER,
          template: { pod },
        },
        clusterCa: authority(),
        clientsCa: authority(),
      },
    });
  }
}

/** Renewed with the same key, so that who trusts the old one trusts the new; there is half a year to start everything anew. */
const authority = () => ({
  generateCertificateAuthority: true,
  // Certificates of services stay good if the cluster has to be made anew.
  generateSecretOwnerReference: false,
  ...AUTHORITY,
  certificateExpirationPolicy: 'renew-certificate' as const,
});
