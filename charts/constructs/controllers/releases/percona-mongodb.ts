import type { Environment } from '../../../model/environment';
import { MONGODB_PORT, PERCONA_OPERATOR } from '../../../model/stores/mongodb-parts';
import { cloudRole } from '../../cloud-role';
import { podsIn, TO_HTTPS, tcp, toApiServer, toClusterDns } from '../../network/grants';
import type { Install } from '../controller';
import { KINDS, sized, spreadOverZones } from '../shared';

/** Of the operator in the cloud: it removes copies that are due itself. */
const IDENTITY = 'percona-mongodb';

/**
 * Runs MongoDB. Its chart knows no PodDisruptionBudget, no PriorityClass and no spread: with two replicas one stands by,
 * and without any of them MongoDB goes on as it is. To watch another namespace than its own, it is given Secrets, pods
 * and StatefulSets of all.
 */
export const perconaMongodb: Install = (environment) => {
  const { apiServer, nodes, namespaces } = environment;
  const copies = hasCopies(environment);
  return {
    release: 'psmdb-operator',
    values: {
      fullnameOverride: 'psmdb-operator',
      replicaCount: 2,
      revisionHistoryLimit: 5,
      watchNamespace: namespaces.datastores,
      watchAllNamespaces: false,
      createNamespace: false,
      rbac: { create: true },
      serviceAccount: { create: true, annotations: copies ? cloudRole(environment, IDENTITY) : {} },
      disableTelemetry: true,
      logStructured: true,
      logLevel: 'INFO',
      maxConcurrentReconciles: '1',
      env: { resyncPeriod: '5s' },
      image: { pullPolicy: 'IfNotPresent' },
      resources: sized(['50m', '128Mi'], ['500m', '512Mi']),
      podSecurityContext: { runAsNonRoot: true, runAsUser: 2, seccompProfile: { type: 'RuntimeDefault' } },
      securityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        readOnlyRootFilesystem: true,
      },
      affinity: {
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: spreadOverZones(PERCONA_OPERATOR.podLabels).map(
            ({ topologyKey, labelSelector }) => ({ weight: 100, podAffinityTerm: { topologyKey, labelSelector } }),
          ),
        },
      },
    },
    kinds: {
      cluster: [...KINDS.clusterRoles, ...KINDS.definitions],
      namespaced: ['/ServiceAccount', 'apps/Deployment'],
    },
    firewalls: [
      {
        name: 'psmdb-operator',
        podLabels: PERCONA_OPERATOR.podLabels,
        admits: [],
        metrics: [8080],
        reaches: [
          toApiServer(apiServer),
          toClusterDns(nodes),
          { to: [podsIn(namespaces.datastores, MEMBERS)], ports: [tcp(MONGODB_PORT)] },
          ...(copies ? [TO_HTTPS] : []),
        ],
      },
    ],
  };
};

/** Label of all pods that the operator makes. */
const MEMBERS = { 'app.kubernetes.io/name': 'percona-server-mongodb' };

const hasCopies = ({ datastores }: Environment): boolean =>
  [...datastores.values()].some(({ engine, backup }) => engine === 'mongodb' && backup !== undefined);
