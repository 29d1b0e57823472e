import { Construct } from 'constructs';
import { PodMonitor } from '../../../../imports/monitoring.coreos.com';
import type { Elasticsearch } from '../../../model/datastore';
import { withDisk } from '../../../model/resources';
import {
  ELASTICSEARCH_EXPORTER,
  ELASTICSEARCH_METRICS_PORT,
  ELASTICSEARCH_PORT,
  elasticsearchLabels,
} from '../../../model/stores/elasticsearch';
import { RESTRICTED_CONTAINER } from '../../guardrails/restricted';
import type { StoreProps } from '../store-props';

/** Name of the Secret with the exporter's user. */
export const exporterUserOf = (name: string): string => `${name}-exporter`;

/** By an exact version; a digest is added once your registry has one. */
const IMAGE = 'quay.io/prometheuscommunity/elasticsearch-exporter:v1.11.0';

const PORT_NAME = 'metrics';

const AUTHORITY = 'http-authority';

const AUTHORITY_PATH = '/etc/elasticsearch-authority';

/** The certificate that the exporter knows its node by. */
export const exporterVolume = (name: string) => ({
  name: AUTHORITY,
  secret: {
    secretName: `${name}-es-http-certs-public`,
    defaultMode: 0o440,
    items: [{ key: 'ca.crt', path: 'ca.crt' }],
  },
});

/**
 * The exporter of one node, beside it: it needs no way through the network, and says what its node thinks of the cluster
 * when the others cannot be asked.
 */
export const exporterContainer = (name: string) => ({
  name: 'exporter',
  image: IMAGE,
  imagePullPolicy: 'IfNotPresent',
  args: [
    `--es.uri=https://localhost:${ELASTICSEARCH_PORT}`,
    `--es.ca=${AUTHORITY_PATH}/ca.crt`,
    '--es.timeout=15s',
    // Needs rights on every index.
    '--no-es.aliases',
    `--web.listen-address=:${ELASTICSEARCH_METRICS_PORT}`,
    '--log.format=json',
  ],
  env: [
    { name: 'ES_USERNAME', valueFrom: { secretKeyRef: { name: exporterUserOf(name), key: 'username' } } },
    { name: 'ES_PASSWORD', valueFrom: { secretKeyRef: { name: exporterUserOf(name), key: 'password' } } },
  ],
  ports: [{ name: PORT_NAME, containerPort: ELASTICSEARCH_METRICS_PORT, protocol: 'TCP' }],
  // No readiness: a node whose figures are missing still serves.
  livenessProbe: { httpGet: { path: '/healthz', port: PORT_NAME }, periodSeconds: 30, timeoutSeconds: 5 },
  resources: withDisk(ELASTICSEARCH_EXPORTER, { request: '16Mi', limit: '64Mi' }),
  securityContext: { ...RESTRICTED_CONTAINER, runAsNonRoot: true },
  volumeMounts: [{ name: AUTHORITY, mountPath: AUTHORITY_PATH, readOnly: true }],
});

/** Has Prometheus read the exporter of each node. */
export class ExporterMonitor extends Construct {
  constructor(scope: Construct, id: string, { name }: StoreProps<Elasticsearch>) {
    super(scope, id);
    new PodMonitor(this, 'monitor', {
      metadata: { name },
      spec: {
        selector: { matchLabels: elasticsearchLabels(name) },
        podMetricsEndpoints: [
          // The node gathers its figures anew for each scrape.
          { port: PORT_NAME, path: '/metrics', interval: '30s', scrapeTimeout: '20s' },
        ],
      },
    });
  }
}
