import { EDGE_PROXIES, MESH_GATEWAY } from '../../../model/edge';
import type { Environment } from '../../../model/environment';
import { GATEWAY_HEALTH, gatewayPorts } from '../../edge/gateway/ports';
import { fromLoadBalancer, toRoutedServices } from '../../edge/grants';
import { KONG_PORTS } from '../../edge/kong/kong-names';
import { edgeDrain, entryService, lastArrival, minReady } from '../../edge/load-balancer';
import { unusedWait } from '../../edge/patience';
import { CONTROLLER_PRIORITY } from '../../guardrails/priorities';
import { METRICS_PORT, podsIn, TO_ISTIOD, tcp, toClusterDns } from '../../network/grants';
import type { Install } from '../controller';
import type { Firewall } from '../controller-firewall';
import { KINDS, ONE_MORE, sized, spreadOverZones } from '../shared';

/** Seconds that the load balancer takes to hear that a pod stops, where it sends to it no longer than that. */
const NOTICE = 15;

/** The mesh's gateway, behind the load balancer: ends TLS, and speaks mutual TLS to what is behind it. */
export const istioIngress: Install = (environment) => {
  const { min, max } = environment.profile.scale({ min: 3, max: 10, cpu: 70, memory: 80 });
  const drain = lastArrival(environment, NOTICE) + edgeDrain(environment);
  return {
    release: 'istio-ingress',
    values: {
      service: {
        ...entryService(environment, GATEWAY_HEALTH),
        ports: gatewayPorts(environment.platform.edge).map((port) => ({ ...port })),
      },
      autoscaling: {
        enabled: true,
        minReplicas: min,
        maxReplicas: max,
        targetCPUUtilizationPercentage: 70,
        autoscaleBehavior: { scaleDown: { stabilizationWindowSeconds: 300 } },
      },
      podDisruptionBudget: { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
      strategy: ONE_MORE,
      minReadySeconds: minReady(environment),
      podAnnotations: { 'proxy.istio.io/config': JSON.stringify(proxyConfig(environment, drain)) },
      terminationGracePeriodSeconds: drain + 30,
      resources: sized(['500m', '256Mi'], ['2', '1Gi']),
      topologySpreadConstraints: spreadOverZones(MESH_GATEWAY.podLabels),
      priorityClassName: CONTROLLER_PRIORITY,
      // Neither the chart nor the injection gives the pod a seccomp profile, and Pod Security asks for one.
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      containerSecurityContext: {
        allowPrivilegeEscalation: false,
        privileged: false,
        readOnlyRootFilesystem: true,
        runAsNonRoot: true,
        capabilities: { drop: ['ALL'] },
        seccompProfile: { type: 'RuntimeDefault' },
      },
    },
    firewalls: [firewallOf(environment)],
    kinds: {
      cluster: [],
      namespaced: [...KINDS.roles, ...KINDS.deployment, 'autoscaling/HorizontalPodAutoscaler'],
    },
  };
};

/** @param drain seconds from the word to stop until the last answer */
function proxyConfig(environment: Environment, drain: number) {
  const { edge } = environment.platform;
  return {
    // It goes on serving for longer than the load balancer takes to let go of it.
    terminationDrainDuration: `${drain}s`,
    ...(edge.loadBalancer === 'aws-network' && {
      // Until then it takes new connections as well; otherwise for 45 seconds.
      drainDuration: `${drain}s`,
      proxyMetadata: { ISTIO_META_IDLE_TIMEOUT: `${unusedWait(environment)}s` },
    }),
    // An application load balancer says in X-Forwarded-For who asked; nobody else is believed.
    ...(edge.loadBalancer === 'aws-application' && { gatewayTopology: { numTrustedProxies: 1 } }),
  };
}

function firewallOf(environment: Environment): Firewall {
  const { platform, nodes } = environment;
  const { serviceAccount, podLabels } = MESH_GATEWAY;
  const ports = gatewayPorts(platform.edge).map(({ targetPort }) => targetPort);
  return {
    name: serviceAccount,
    podLabels,
    admits: fromLoadBalancer(environment, ports, GATEWAY_HEALTH),
    metrics: [METRICS_PORT],
    reaches: [toClusterDns(nodes), TO_ISTIOD, ...behind(environment)],
  };
}

/** Kong where it is there, or the services themselves; the API server is istiod's to ask. */
function behind(environment: Environment): Firewall['reaches'] {
  if (environment.platform.edge.proxy === 'kong') {
    const { namespace, podLabels } = EDGE_PROXIES.kong;
    return [{ to: [podsIn(namespace, podLabels)], ports: [tcp(KONG_PORTS.requests)] }];
  }
  return toRoutedServices(environment);
}
