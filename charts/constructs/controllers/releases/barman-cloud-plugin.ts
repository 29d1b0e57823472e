import { CLOUDNATIVE_PG } from '../../../model/stores/postgres';
import { CONTROLLER_PRIORITY } from '../../guardrails/priorities';
import { pods, tcp, toApiServer, toClusterDns } from '../../network/grants';
import type { Install } from '../controller';
import { KINDS, sized } from '../shared';

/** Labels of the plugin's pod. */
export const BARMAN_PODS = {
  'app.kubernetes.io/name': 'plugin-barman-cloud',
  'app.kubernetes.io/instance': 'barman-cloud-plugin',
};

const VERSION = 'v0.14.0';

/** Has instances of CloudNativePG ship their log and base copies to object storage, by a sidecar that it puts in. */
export const barmanCloudPlugin: Install = ({ apiServer, nodes }) => ({
  release: 'barman-cloud-plugin',
  values: {
    image: { tag: `${VERSION}@sha256:823a8893690980ba5830bbbb11196a35f695b0488db7d846abc33baebf32417c` },
    sidecarImage: { tag: `${VERSION}@sha256:9880817c285c7afa4d195da2145064d21907405489ed6ec39abe59b1feb558a4` },
    // The chart knows one at a time: while it is away nothing that runs stops, sidecars do the work.
    replicaCount: 1,
    crds: { create: true },
    rbac: { create: true },
    certificate: {
      createClientCertificate: true,
      createServerCertificate: true,
      createIssuer: true,
      // As the API server writes them back.
      duration: '2160h0m0s',
      renewBefore: '360h0m0s',
    },
    priorityClassName: CONTROLLER_PRIORITY,
    resources: sized(['50m', '128Mi'], ['500m', '256Mi']),
  },
  firewalls: [
    {
      name: 'barman-cloud-plugin',
      podLabels: BARMAN_PODS,
      // The operator asks it how to make pods and jobs.
      admits: [{ from: [pods(CLOUDNATIVE_PG.podLabels)], ports: [tcp(9090)] }],
      reaches: [toApiServer(apiServer), toClusterDns(nodes)],
    },
  ],
  kinds: {
    cluster: [...KINDS.clusterRoles, ...KINDS.definitions],
    namespaced: ['/ConfigMap', '/Service', '/ServiceAccount', 'apps/Deployment', ...KINDS.roles, ...KINDS.certified],
  },
});
