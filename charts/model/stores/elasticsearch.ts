import { claimOf } from '../claim';
import { CONNECTION_FILES } from '../connection';
import type { Elasticsearch } from '../datastore';
import type { Resources } from '../resources';
import { hostIn, prefixOf } from './addresses';
import { gapOf } from './copies';
import type { Engine, StorePods } from './engine';
import { signIn } from './sign-in';

/** Of HTTPS, for clients and the operator. */
export const ELASTICSEARCH_PORT = 9200;

/** Of the exporter beside each node. */
export const ELASTICSEARCH_METRICS_PORT = 9114;

/** What the exporter takes: it asks its own node, and passes on some hundred figures. */
export const ELASTICSEARCH_EXPORTER: Resources = {
  requests: { cpu: '20m', memory: '32Mi' },
  limits: { cpu: '100m', memory: '128Mi' },
};

/** The operator, which runs the cluster through the same port as clients. */
export const ECK = {
  namespace: 'elastic-system',
  podLabels: { 'app.kubernetes.io/name': 'elastic-operator', 'app.kubernetes.io/instance': 'eck-operator' },
} as const;

/** Part of the names of pods and volumes: `elasticsearch-es-node-0`. */
export const NODE_SET = 'node';

/** Labels that the operator gives every pod of a cluster. */
export const elasticsearchLabels = (name: string) => ({ 'elasticsearch.k8s.elastic.co/cluster-name': name });

export const elasticsearchPods = (name: string): StorePods => ({
  port: ELASTICSEARCH_PORT,
  pods: [elasticsearchLabels(name)],
  hosts: [`${name}-es-http`],
});

/** Every Service that the operator makes: for clients, for itself, among nodes, and for their names. */
const elasticsearchServices = (name: string): string[] =>
  ['http', 'internal-http', 'transport', NODE_SET].map((part) => `${name}-es-${part}`);

export const elasticsearch: Engine<Elasticsearch> = {
  claims: (name, store) => [
    {
      ...claimOf(name, store.instances, store.resources),
      proxy: ELASTICSEARCH_EXPORTER,
      services: elasticsearchServices(name).length,
      persistentVolumeClaims: store.instances,
    },
  ],
  metrics: (name) => [{ podLabels: elasticsearchLabels(name), port: ELASTICSEARCH_METRICS_PORT }],
  connection: ({ namespaces }, { name, client: { service } }) => {
    const prefix = prefixOf(name);
    return {
      settings: {
        [`${prefix}_URL`]: `https://${hostIn(`${name}-es-http`, namespaces.datastores)}:${ELASTICSEARCH_PORT}`,
        [`${prefix}_CA_FILE`]: `${CONNECTION_FILES}/${name}-ca.crt`,
      },
      secrets: signIn(name, service.name),
      files: { [`${name}-ca.crt`]: { secret: `${name}-es-http-certs-public`, key: 'ca.crt' } },
    };
  },
  loss: ({ backup, instances }) => {
    if (backup || instances < 2) return gapOf(backup);
    return { seconds: 0, because: 'each index has a replica in another zone' };
  },
};
