import { DNS_SECRET } from '../../../model/dns-credentials';
import { hasPublicCertificate } from '../../../model/edge';
import { cloudRole } from '../../cloud-role';
import { PORKBUN_SOLVER } from '../../edge/dns-solver';
import { CONTROLLER_PRIORITY } from '../../guardrails/priorities';
import { fromApiServer, TO_HTTPS, toApiServer, toClusterDns } from '../../network/grants';
import { CATALOGUE } from '../catalogue';
import type { Install } from '../controller';
import { KINDS, ONE_MORE, sized, spreadOverZones, WEBHOOK_BUNDLES } from '../shared';

const { namespace } = CATALOGUE['cert-manager'];

/** Labels of one of its three Deployments. */
const podsOf = (name: string) => ({ 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': 'cert-manager' });

const METRICS_PORT = 9402;

const rolling = {
  strategy: ONE_MORE,
  podDisruptionBudget: { enabled: true, maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
};

// Flags rather than its configuration file: a changed ConfigMap would not restart the pods.
const JSON_LOGS = '--logging-format=json';

/** Gets certificates, keeps them fresh, and gives the webhooks of other controllers theirs. */
export const certManager: Install = (environment) => {
  const { apiServer, nodes } = environment;
  const { edge } = environment.platform;
  const asksLetsEncrypt = hasPublicCertificate(edge);
  return {
    release: 'cert-manager',
    values: {
      global: {
        priorityClassName: CONTROLLER_PRIORITY,
        // By default in kube-system, where managed clusters may refuse it.
        leaderElection: { namespace },
        // Or whoever may view or edit in Kubernetes might suddenly view or edit certificates.
        rbac: { aggregateClusterRoles: false },
      },
      crds: { enabled: true, keep: true },
      ...(asksLetsEncrypt &&
        edge.dns === 'route53' && { serviceAccount: { annotations: cloudRole(environment, 'cert-manager') } }),
      replicaCount: 2,
      ...rolling,
      resources: sized(['20m', '128Mi'], ['500m', '384Mi']),
      topologySpreadConstraints: spreadOverZones(podsOf('cert-manager')),
      // Whether a proof can be seen is asked of the cluster's DNS; else every name server of the zone, anywhere.
      dns01RecursiveNameserversOnly: true,
      extraArgs: [
        JSON_LOGS,
        // Certificates are declared, none follows from the annotation of an Ingress or Gateway.
        '--controllers=*,-ingress-shim,-gateway-shim,-certificaterequests-issuer-vault,-certificaterequests-issuer-venafi',
      ],
      // The namespace of a metric is its Certificate's, not that of cert-manager.
      prometheus: { enabled: true, servicemonitor: { enabled: true, honorLabels: true } },
      webhook: {
        // Without it nobody can change a Certificate, cert-manager included.
        replicaCount: 3,
        timeoutSeconds: 10,
        ...rolling,
        resources: sized(['20m', '64Mi'], ['200m', '128Mi']),
        topologySpreadConstraints: spreadOverZones(podsOf('webhook')),
        extraArgs: [JSON_LOGS],
      },
      cainjector: {
        replicaCount: 2,
        ...rolling,
        resources: sized(['20m', '128Mi'], ['200m', '384Mi']),
        topologySpreadConstraints: spreadOverZones(podsOf('cainjector')),
        extraArgs: [JSON_LOGS],
      },
      // A hook, which Argo CD would run after each sync; it looks at the health of the Deployments anyway.
      startupapicheck: { enabled: false },
    },
    firewalls: [
      {
        name: 'cert-manager',
        podLabels: podsOf('cert-manager'),
        admits: [],
        metrics: [METRICS_PORT],
        reaches: [toApiServer(apiServer), toClusterDns(nodes), ...(asksLetsEncrypt ? [TO_HTTPS] : [])],
      },
      {
        name: 'cert-manager-webhook',
        podLabels: podsOf('webhook'),
        admits: [fromApiServer(apiServer, 10250)],
        metrics: [METRICS_PORT],
        reaches: [toApiServer(apiServer), toClusterDns(nodes)],
      },
      {
        name: 'cert-manager-cainjector',
        podLabels: podsOf('cainjector'),
        admits: [],
        metrics: [METRICS_PORT],
        reaches: [toApiServer(apiServer), toClusterDns(nodes)],
      },
    ],
    kinds: {
      cluster: [...KINDS.clusterRoles, ...KINDS.definitions, ...KINDS.webhooks],
      namespaced: [...KINDS.roles, ...KINDS.deployment, ...KINDS.monitored],
    },
    ignore: WEBHOOK_BUNDLES,
  };
};

const SOLVER_PODS = { 'app.kubernetes.io/name': 'cert-manager-webhook-porkbun' };

/** Writes at Porkbun what proves to Let's Encrypt whose a domain is. */
export const porkbunSolver: Install = ({ apiServer, nodes }) => ({
  release: 'cert-manager-webhook-porkbun',
  values: {
    groupName: PORKBUN_SOLVER.groupName,
    certManager: { namespace, serviceAccountName: 'cert-manager' },
    rbac: { secretAccess: { scope: 'Namespaced', secretNames: [DNS_SECRET] } },
    // It is part of the Kubernetes API: away, it would slow down whoever asks what there is.
    replicaCount: 2,
    podDisruptionBudget: { enabled: true, minAvailable: 1 },
    priorityClassName: CONTROLLER_PRIORITY,
    resources: sized(['10m', '48Mi'], ['100m', '128Mi']),
    topologySpreadConstraints: spreadOverZones(SOLVER_PODS),
    // Its defaults, as the API server writes them back.
    pki: { rootCA: { duration: '43800h0m0s' }, serving: { duration: '8760h0m0s', renewBefore: '720h0m0s' } },
  },
  firewalls: [
    {
      name: 'cert-manager-webhook-porkbun',
      podLabels: SOLVER_PODS,
      admits: [fromApiServer(apiServer, 8443)],
      reaches: [toApiServer(apiServer), toClusterDns(nodes), TO_HTTPS],
    },
  ],
  // An API server's extension reads there who its callers are.
  alsoIn: ['kube-system'],
  kinds: {
    cluster: [...KINDS.clusterRoles, 'apiregistration.k8s.io/APIService'],
    namespaced: [...KINDS.roles, ...KINDS.deployment, ...KINDS.certified],
  },
  ignore: [{ group: 'apiregistration.k8s.io', kind: 'APIService', jqPathExpressions: ['.spec.caBundle'] }],
});
