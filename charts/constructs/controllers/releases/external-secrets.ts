import { CONTROLLER_PRIORITY } from '../../guardrails/priorities';
import { KEPT } from '../../metadata';
import { fromApiServer, TO_HTTPS, toApiServer, toClusterDns } from '../../network/grants';
import type { Install } from '../controller';
import { KINDS, ONE_MORE, sized, spreadOverZones, WEBHOOK_BUNDLES } from '../shared';

const WEBHOOK = 'external-secrets-webhook';

const podsOf = (name: string) => ({ 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': 'external-secrets' });

/** Reads secrets from AWS Secrets Manager, for each namespace with the role of an identity there. */
export const externalSecrets: Install = ({ apiServer, nodes }) => ({
  release: 'external-secrets',
  values: {
    crds: {
      // Stores and secrets belong to a namespace, and nothing is written back.
      createClusterExternalSecret: false,
      createClusterSecretStore: false,
      createClusterGenerator: false,
      createClusterPushSecret: false,
      createPushSecret: false,
      // Without its definitions every ExternalSecret goes, and with them the Secrets.
      annotations: KEPT,
    },
    processClusterExternalSecret: false,
    processClusterStore: false,
    processClusterGenerator: false,
    processClusterPushSecret: false,
    processPushSecret: false,
    openshiftFinalizers: false,
    rbac: {
      // Each namespace with secrets lets it ask for the tokens of one ServiceAccount.
      serviceAccountTokenCreate: false,
      servicebindings: { create: false },
      aggregateToView: false,
      aggregateToEdit: false,
      aggregateToAdmin: false,
    },
    replicaCount: 2,
    leaderElect: true,
    revisionHistoryLimit: 5,
    priorityClassName: CONTROLLER_PRIORITY,
    strategy: ONE_MORE,
    podDisruptionBudget: { enabled: true, minAvailable: 1 },
    livenessProbe: { enabled: true },
    readinessProbe: { enabled: true },
    resources: sized(['20m', '128Mi'], ['500m', '256Mi']),
    topologySpreadConstraints: spreadOverZones(podsOf('external-secrets')),
    // By default only where the chart can ask the cluster for the kind, which Argo CD's rendering cannot.
    serviceMonitor: { enabled: true, renderMode: 'alwaysRender' },
    webhook: {
      replicaCount: 2,
      revisionHistoryLimit: 5,
      // The chart's own controller of certificates might read every Secret.
      certManager: {
        enabled: true,
        cert: { issuerRef: { group: 'cert-manager.io', kind: 'Issuer', name: WEBHOOK } },
      },
      priorityClassName: CONTROLLER_PRIORITY,
      strategy: ONE_MORE,
      podDisruptionBudget: { enabled: true, minAvailable: 1 },
      resources: sized(['20m', '64Mi'], ['200m', '128Mi']),
      topologySpreadConstraints: spreadOverZones(podsOf(WEBHOOK)),
    },
    certController: { create: false },
    extraObjects: [
      { apiVersion: 'cert-manager.io/v1', kind: 'Issuer', metadata: { name: WEBHOOK }, spec: { selfSigned: {} } },
    ],
  },
  marksDefinitions: true,
  firewalls: [
    {
      name: 'external-secrets',
      podLabels: podsOf('external-secrets'),
      admits: [],
      metrics: [8080],
      reaches: [toApiServer(apiServer), toClusterDns(nodes), TO_HTTPS],
    },
    {
      name: WEBHOOK,
      podLabels: podsOf(WEBHOOK),
      admits: [fromApiServer(apiServer, 10250)],
      metrics: [8080],
      reaches: [toApiServer(apiServer), toClusterDns(nodes)],
    },
  ],
  kinds: {
    cluster: [...KINDS.clusterRoles, ...KINDS.definitions, ...KINDS.validation],
    namespaced: [...KINDS.roles, ...KINDS.deployment, ...KINDS.certified, ...KINDS.monitored],
  },
  ignore: WEBHOOK_BUNDLES,
});
