import { EDGE_PROXIES } from '../../../model/edge';
import type { Environment } from '../../../model/environment';
import { LABEL } from '../../../model/labels';
import { KONG_CERTIFICATES } from '../../edge/kong/kong-certificates';
import { CONTROLLER_PODS, KONG_CLASS } from '../../edge/kong/kong-names';
import { CONTROLLER_PRIORITY } from '../../guardrails/priorities';
import { ONE_MORE, sized, spreadOverZones } from '../shared';

const { namespace } = EDGE_PROXIES.kong;

/** Kinds that nobody uses here: the Gateway API, plain TCP and UDP, what is deprecated or sold. */
const UNUSED = [
  'gwapi_gateway',
  'gwapi_httproute',
  'gwapi_grpcroute',
  'gwapi_reference_grant',
  'tcpingress',
  'udpingress',
  'kongingress',
  'kong_custom_entity',
  'kong_license',
  'kong_vault',
];

/** Values of the half that reads routes and plugins from Kubernetes, and tells each pod of Kong. */
export const controllerValues = (environment: Environment) => ({
  // One tells, the other takes over.
  replicaCount: 2,
  updateStrategy: ONE_MORE,
  podDisruptionBudget: { enabled: true, maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
  priorityClassName: CONTROLLER_PRIORITY,
  topologySpreadConstraints: spreadOverZones(CONTROLLER_PODS),
  // It talks to the API server, which asks it in turn, and to Kong by Kong's own TLS: a sidecar would carry nothing.
  podLabels: { 'sidecar.istio.io/inject': 'false' },
  serviceMonitor: { enabled: true, trustCRDsExist: true },
  ingressController: ingressController(environment),
});

const ingressController = ({ namespaces }: Environment) => ({
  image: { tag: '3.5.13' },
  ingressClass: KONG_CLASS,
  // Its ServiceMonitor looks for this label.
  labels: { 'enable-metrics': 'true' },
  // By default it reads every Secret of the cluster.
  watchNamespaces: [namespace, namespaces.services],
  rbac: { gatewayAPI: { enabled: false } },
  resources: sized(['50m', '128Mi'], ['500m', '384Mi']),
  env: {
    log_format: 'json',
    anonymous_reports: false,
    // Kong sends to names below it, which are those that the mesh routes by.
    cluster_domain: 'cluster.local',
    // Of Secrets it takes in credentials and what a plugin refers to, none besides.
    secret_label_selector: 'konghq.com/secret',
    kong_admin_tls_skip_verify: false,
    kong_admin_ca_cert_file: '/etc/secrets/admin-api-cert/ca.crt',
    ...Object.fromEntries(UNUSED.map((kind) => [`enable_controller_${kind}`, false])),
  },
  adminApi: { tls: { client: { enabled: true, certProvided: true, secretName: KONG_CERTIFICATES.controller } } },
  admissionWebhook: {
    enabled: true,
    // One plugin that Kong does not understand would keep all later changes from it. Asked about Services and Ingresses
    // too, the controller must not stop releases when it is away.
    failurePolicy: 'Ignore',
    timeoutSeconds: 5,
    filterSecrets: true,
    namespaceSelector: {
      matchExpressions: [{ key: LABEL.namespaceName, operator: 'In', values: [namespace, namespaces.services] }],
    },
    // The chart would make a certificate anew at each rendering, and Argo CD never be done.
    annotations: { 'cert-manager.io/inject-ca-from': `${namespace}/${KONG_CERTIFICATES.webhook}` },
    certificate: { provided: true, secretName: KONG_CERTIFICATES.webhook },
  },
});
