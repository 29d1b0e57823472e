import { EDGE_PROXIES, MESH_GATEWAY } from '../../../model/edge';
import type { Environment } from '../../../model/environment';
import { toRoutedServices } from '../../edge/grants';
import { CONTROLLER_PODS, KONG_PORTS } from '../../edge/kong/kong-names';
import {
  fromApiServer,
  METRICS_PORT,
  pods,
  podsIn,
  TO_ISTIOD,
  tcp,
  toApiServer,
  toClusterDns,
} from '../../network/grants';
import type { Install } from '../controller';
import type { Firewall } from '../controller-firewall';
import { KINDS, WEBHOOK_BUNDLES } from '../shared';
import { controllerValues } from './kong-controller';
import { gatewayValues } from './kong-gateway';

const { podLabels: GATEWAY_PODS } = EDGE_PROXIES.kong;

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
    cluster: [...KINDS.clusterRoles, 'networking.k8s.io/IngressClass', ...KINDS.validation],
    namespaced: [...KINDS.roles, ...KINDS.deployment, 'autoscaling/HorizontalPodAutoscaler', ...KINDS.monitored],
  },
  firewalls: [gatewayFirewall(environment), controllerFirewall(environment)],
  ignore: WEBHOOK_BUNDLES,
});

const gatewayFirewall = (environment: Environment): Firewall => ({
  name: 'kong-gateway',
  podLabels: GATEWAY_PODS,
  admits: [
    { from: [podsIn(MESH_GATEWAY.namespace, MESH_GATEWAY.podLabels)], ports: [tcp(KONG_PORTS.requests)] },
    { from: [pods(CONTROLLER_PODS)], ports: [tcp(KONG_PORTS.admin)] },
  ],
  metrics: [KONG_PORTS.status, METRICS_PORT],
  reaches: [toClusterDns(environment.nodes), TO_ISTIOD, ...toRoutedServices(environment)],
});

const controllerFirewall = ({ apiServer, nodes }: Environment): Firewall => ({
  name: 'kong-controller',
  podLabels: CONTROLLER_PODS,
  admits: [
    // It is asked about objects before they are stored.
    fromApiServer(apiServer, KONG_PORTS.webhook),
  ],
  metrics: [KONG_PORTS.controllerMetrics],
  reaches: [toApiServer(apiServer), toClusterDns(nodes), { to: [pods(GATEWAY_PODS)], ports: [tcp(KONG_PORTS.admin)] }],
});
