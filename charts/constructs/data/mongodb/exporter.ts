import { Construct } from 'constructs';
import { PodMonitor } from '../../../../imports/monitoring.coreos.com';
import type { MongoDb } from '../../../model/datastore';
import {
  MONGODB_EXPORTER,
  MONGODB_METRICS_PORT,
  MONGODB_PORT,
  PERCONA_OPERATOR,
  perconaPods,
} from '../../../model/stores/mongodb-parts';
import type { StoreProps } from '../store-props';
import { MONGODB_IMAGES } from './images';
import { CONTAINER_SECURITY } from './pods';

const PORT_NAME = 'metrics';

/** Where the operator mounts the certificate in every pod. */
const CERTIFICATES = '/etc/mongodb-ssl';

/**
 * Measures the member beside it, as the user that the operator makes for that. Its older names of metrics alone have the
 * state of each member and its lag.
 */
export const exporter = (name: string) => ({
  name: 'exporter',
  image: MONGODB_IMAGES.exporter,
  imagePullPolicy: 'IfNotPresent',
  args: [
    `--mongodb.uri=mongodb://localhost:${MONGODB_PORT}/admin?tls=true&tlsCAFile=${CERTIFICATES}/ca.crt`,
    '--mongodb.direct-connect',
    '--mongodb.global-conn-pool',
    '--compatible-mode',
    '--collector.diagnosticdata',
    '--collector.replicasetstatus',
    '--collector.dbstats',
    `--web.listen-address=:${MONGODB_METRICS_PORT}`,
    '--log.level=warn',
  ],
  env: [credential('MONGODB_USER', name, 'USER'), credential('MONGODB_PASSWORD', name, 'PASSWORD')],
  ports: [{ name: PORT_NAME, containerPort: MONGODB_METRICS_PORT, protocol: 'TCP' }],
  resources: MONGODB_EXPORTER,
  securityContext: { ...CONTAINER_SECURITY, readOnlyRootFilesystem: true },
  volumeMounts: [{ name: 'ssl', mountPath: CERTIFICATES, readOnly: true }],
});

const credential = (variable: string, name: string, part: 'USER' | 'PASSWORD') => ({
  name: variable,
  valueFrom: { secretKeyRef: { name: `internal-${name}-users`, key: `MONGODB_CLUSTER_MONITOR_${part}` } },
});

/** Has Prometheus read the exporters, and the operator, whose chart has no monitor of its own. */
export class MongoDbMetrics extends Construct {
  constructor(scope: Construct, id: string, { name }: StoreProps<MongoDb>) {
    super(scope, id);
    new PodMonitor(this, 'monitor', {
      metadata: { name },
      spec: {
        selector: { matchLabels: perconaPods(name, 'mongod') },
        podMetricsEndpoints: [{ port: PORT_NAME, path: '/metrics' }],
      },
    });
    new PodMonitor(this, 'operator', {
      metadata: { name: `${name}-operator` },
      spec: {
        namespaceSelector: { matchNames: [PERCONA_OPERATOR.namespace] },
        selector: { matchLabels: PERCONA_OPERATOR.podLabels },
        // Named by the chart.
        podMetricsEndpoints: [{ port: 'metrics', path: '/metrics' }],
      },
    });
  }
}
