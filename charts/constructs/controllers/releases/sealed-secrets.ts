import { compare } from '../../../model/names';
import { secretsOf } from '../../../model/required-secrets';
import { CONTROLLER_PRIORITY } from '../../guardrails/priorities';
import { toApiServer } from '../../network/grants';
import { CATALOGUE } from '../catalogue';
import type { Install } from '../controller';
import { KINDS, sized } from '../shared';

const PODS = { 'app.kubernetes.io/name': 'sealed-secrets', 'app.kubernetes.io/instance': 'sealed-secrets' };

/** Opens what is sealed in Git: only its private key can, which was made in the cluster and never leaves it. */
export const sealedSecrets: Install = (environment) => {
  const namespaces = [...new Set(secretsOf(environment).map(({ namespace }) => namespace))].sort(compare);
  return {
    release: 'sealed-secrets',
    values: {
      // The name that kubeseal looks for.
      fullnameOverride: 'sealed-secrets-controller',
      revisionHistoryLimit: '5',
      logFormat: 'json',
      rbac: {
        // Roles in the namespaces that have secrets, rather than all Secrets of the cluster.
        clusterRole: false,
        namespacedRoles: true,
        // By default whoever is signed in may ask it by way of the Kubernetes API.
        serviceProxier: { create: false, bind: false },
      },
      // Its own has to be named too, or it may not watch there.
      additionalNamespaces: [...namespaces, CATALOGUE['sealed-secrets'].namespace],
      priorityClassName: CONTROLLER_PRIORITY,
      resources: sized(['20m', '64Mi'], ['200m', '128Mi']),
      podSecurityContext: {
        enabled: true,
        fsGroup: 65534,
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containerSecurityContext: {
        enabled: true,
        readOnlyRootFilesystem: true,
        runAsNonRoot: true,
        runAsUser: 1001,
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
      },
      // The chart knows one replica, and a budget would only keep its node from being drained: Secrets stay without it.
      pdb: { create: false },
      metrics: { serviceMonitor: { enabled: true } },
    },
    firewalls: [
      {
        name: 'sealed-secrets',
        podLabels: PODS,
        // Nobody else asks it anything: the certificate to seal for is in Git.
        admits: [],
        metrics: [8081],
        reaches: [toApiServer(environment.apiServer)],
      },
    ],
    alsoIn: namespaces,
    kinds: {
      cluster: [...KINDS.definitions],
      namespaced: [...KINDS.roles, '/Service', '/ServiceAccount', 'apps/Deployment', ...KINDS.monitored],
    },
  };
};
