import { CONTROLLER_PRIORITY } from '../../guardrails/priorities';
import { toApiServer } from '../../network/grants';
import type { Install } from '../controller';
import { KINDS, sized, spreadOverZones } from '../shared';

const PODS = { 'app.kubernetes.io/name': 'snapshot-controller', 'app.kubernetes.io/instance': 'snapshot-controller' };

/** What a snapshot of a volume is, and who sees to it; Google's clusters bring both. The driver of the volumes takes it. */
export const snapshotController: Install = ({ apiServer }) => ({
  release: 'snapshot-controller',
  values: {
    controller: {
      replicaCount: 2,
      revisionHistoryLimit: 5,
      priorityClassName: CONTROLLER_PRIORITY,
      pdb: { maxUnavailable: 1 },
      resources: sized(['10m', '64Mi'], ['200m', '192Mi']),
      topologySpreadConstraints: spreadOverZones(PODS),
      podSecurityContext: { seccompProfile: { type: 'RuntimeDefault' } },
      securityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        readOnlyRootFilesystem: true,
        runAsNonRoot: true,
        runAsUser: 65532,
        runAsGroup: 65532,
      },
      serviceMonitor: { create: true },
    },
    // Converts groups of snapshots of earlier versions, of which there are none.
    webhook: { enabled: false },
  },
  firewalls: [
    {
      name: 'snapshot-controller',
      podLabels: PODS,
      admits: [],
      metrics: [8080],
      reaches: [toApiServer(apiServer)],
    },
  ],
  kinds: {
    cluster: [...KINDS.clusterRoles, ...KINDS.definitions],
    namespaced: [...KINDS.roles, ...KINDS.deployment, ...KINDS.monitored],
  },
});
