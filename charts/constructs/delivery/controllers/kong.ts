import { EDGE_PROXIES, MESH_GATEWAY } from '../../../model/edge';
import type { Environment } from '../../../model/environment';
import { LABEL } from '../../../model/labels';
import { routedServices } from '../../../model/routing';
import type { ControllerFirewallProps } from '../../network/controller-firewall';
import {
  fromApiServer,
  fromPrometheus,
  METRICS_PORT,
  pods,
  podsIn,
  TO_ISTIOD,
  tcp,
  toApiServer,
  toClusterDns,
} from '../../network/grants';
import type { Install } from '../controller';
import { CONTROLLER_PODS, controllerValues } from './kong-controller';
import { gatewayValues, PORTS } from './kong-gateway';
import { KINDS, WEBHOOK_BUNDLES } from './shared';

const { namespace, podLabels: GATEWAY_PODS } = EDGE_PROXIES.kong;

/** The kinds by which Kong is configured, before the objects of these kinds; both its halves would bring them. */
export const kongDefinitions: Install = () => ({
  release: 'kong-definitions',
  values: {
    deployment: { kong: { enabled: false }, serviceAccount: { create: false } },
    ingressController: { enabled: false },
  },
  kinds: { cluster: KINDS.definitions, namespaced: [] },
});

/** The API gateway in front of the services: several instances that grow with the load, and the controller that configures them. */
export const kong: Install = (environment) => ({
  release: 'kong',
  values: { controller: controllerValues(environment), gateway: gatewayValues(environment) },
  helm: { skipCrds: true },
  // Where it reads routes and credentials; a Role in each is all that it may.
  alsoIn: [environment.namespaces.services],
  kinds: {
    cluster: [
      ...KINDS.clusterRoles,
      'networking.k8s.io/IngressClass',
      'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
    ],
    namespaced: [
      ...KINDS.roles,
      ...KINDS.deployment,
      'autoscaling/HorizontalPodAutoscaler',
      'monitoring.coreos.com/ServiceMonitor',
    ],
  },
  firewalls: [gatewayFirewall(environment), controllerFirewall(environment)],
  ignore: WEBHOOK_BUNDLES,
});

const gatewayFirewall = (environment: Environment): ControllerFirewallProps => ({
  name: 'kong-gateway',
  namespace,
  podLabels: GATEWAY_PODS,
  admits: [
    { from: [podsIn(MESH_GATEWAY.namespace, MESH_GATEWAY.podLabels)], ports: [tcp(PORTS.requests)] },
    { from: [pods(CONTROLLER_PODS)], ports: [tcp(PORTS.admin)] },
    fromPrometheus(PORTS.status),
    fromPrometheus(METRICS_PORT),
  ],
  reaches: [
    toClusterDns(environment.nodes),
    TO_ISTIOD,
    ...routedServices(environment).map(({ name, port }) => ({
      to: [podsIn(environment.namespaces.services, { [LABEL.app]: name })],
      ports: [tcp(port)],
    })),
  ],
});

const controllerFirewall = ({ apiServer, nodes }: Environment): ControllerFirewallProps => ({
  name: 'kong-controller',
  namespace,
  podLabels: CONTROLLER_PODS,
  admits: [
    // It is asked about objects before they are stored.
    fromApiServer(apiServer, 8080),
    fromPrometheus(10255),
  ],
  reaches: [toApiServer(apiServer), toClusterDns(nodes), { to: [pods(GATEWAY_PODS)], ports: [tcp(PORTS.admin)] }],
});
