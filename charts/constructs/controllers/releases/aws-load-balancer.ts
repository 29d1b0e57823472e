import { awsOf } from '../../../model/cloud';
import { entryOf } from '../../../model/edge';
import { type Environment, instanceOf } from '../../../model/environment';
import { LABEL } from '../../../model/labels';
import { cloudRole } from '../../cloud-role';
import { ALB_CLASS } from '../../edge/application-load-balancer';
import { CONTROLLER_PRIORITY } from '../../guardrails/priorities';
import { fromApiServer, TO_HTTPS, toApiServer, toClusterDns } from '../../network/grants';
import type { Install } from '../controller';
import type { Firewall } from '../controller-firewall';
import { KINDS, ONE_MORE, sized, spreadOverZones, WEBHOOK_BUNDLES } from '../shared';

const NAME = 'aws-load-balancer-controller';

const PODS = { 'app.kubernetes.io/name': NAME };

const INGRESS_CLASS = ['networking.k8s.io/IngressClass', 'elbv2.k8s.aws/IngressClassParams'];

/** Makes the load balancer that the edge asks for: of an Ingress of its class, or of a Service that asks for one by class. */
export const awsLoadBalancer: Install = (environment) => ({
  release: NAME,
  values: {
    ...where(environment),
    ...what(environment),
    serviceAccount: { annotations: cloudRole(environment, NAME) },
    // The chart would make a new certificate for its webhooks at each rendering.
    enableCertManager: true,
    replicaCount: 2,
    revisionHistoryLimit: 5,
    podDisruptionBudget: { maxUnavailable: 1 },
    updateStrategy: ONE_MORE,
    topologySpreadConstraints: spreadOverZones(PODS),
    resources: sized(['100m', '128Mi'], ['500m', '512Mi']),
    priorityClassName: CONTROLLER_PRIORITY,
    podSecurityContext: { fsGroup: 65534, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    securityContext: {
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
    },
    serviceMonitor: { enabled: true },
  },
  firewalls: [firewallOf(environment)],
  kinds: {
    cluster: [
      ...KINDS.clusterRoles,
      ...KINDS.definitions,
      ...KINDS.webhooks,
      ...(environment.platform.edge.loadBalancer === 'aws-application' ? INGRESS_CLASS : []),
    ],
    namespaced: [...KINDS.roles, ...KINDS.deployment, ...KINDS.certified, ...KINDS.monitored],
  },
  ignore: WEBHOOK_BUNDLES,
});

/** Cluster and network, told rather than asked of the node's metadata, which pods do not reach. */
function where(environment: Environment): Record<string, unknown> {
  const { platform, name } = environment;
  const instance = instanceOf(environment);
  return {
    clusterName: instance,
    region: awsOf(environment.cloud).region,
    // The network is called as the environment is.
    vpcTags: { Name: instance },
    defaultTags: {
      [LABEL.partOf]: platform.name,
      [LABEL.environment]: name,
      [LABEL.team]: platform.owner.team,
      [LABEL.costCenter]: platform.owner.costCenter,
    },
  };
}

/** The one load balancer of the edge, in the one namespace where it is declared. */
function what({ platform: { edge } }: Environment): Record<string, unknown> {
  const { namespace } = entryOf(edge);
  const there = { matchLabels: { [LABEL.namespaceName]: namespace } };
  const ingresses = edge.loadBalancer === 'aws-application';
  return {
    watchNamespace: namespace,
    defaultTargetType: 'ip',
    createIngressClassResource: ingresses,
    ingressClass: ALB_CLASS,
    ingressClassParams: {
      create: ingresses,
      name: ALB_CLASS,
      spec: { namespaceSelector: there, scheme: 'internet-facing', ipAddressType: 'ipv4', targetType: 'ip' },
    },
    disableIngressClassAnnotation: true,
    disableIngressGroupNameAnnotation: true,
    // Ingresses elsewhere, such as NGINX's or Kong's, do not wait for this controller.
    webhookConfig: { ingressValidationNamespaceSelector: there },
    // Else every Service of the cluster waits for it, and all that ask for a load balancer get AWS's.
    enableServiceMutatorWebhook: false,
    enableEndpointSlices: true,
    enableShield: false,
    enableWaf: false,
    enableWafv2: false,
    controllerConfig: {
      featureGates: {
        EnableServiceController: edge.loadBalancer === 'aws-network',
        // Their kinds are not installed.
        NLBGatewayAPI: false,
        ALBGatewayAPI: false,
        GatewayListenerSet: false,
      },
    },
  };
}

/** It talks to Kubernetes and to AWS, and never to the pods that it makes targets of. */
const firewallOf = ({ apiServer, nodes }: Environment): Firewall => ({
  name: NAME,
  podLabels: PODS,
  admits: [fromApiServer(apiServer, 9443)],
  metrics: [8080],
  reaches: [toClusterDns(nodes), toApiServer(apiServer), TO_HTTPS],
});
