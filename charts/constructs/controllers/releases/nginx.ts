import { EDGE_PROXIES } from '../../../model/edge';
import type { Environment } from '../../../model/environment';
import type { Resources } from '../../../model/resources';
import { routedServices } from '../../../model/routing';
import { fromLoadBalancer, toRoutedServices } from '../../edge/grants';
import { edgeDrain, lastArrival, minReady } from '../../edge/load-balancer';
import { NGINX_CLASS } from '../../edge/nginx/nginx-host';
import { NGINX_HEALTH, nginxService } from '../../edge/nginx/nginx-service';
import { nginxSettings } from '../../edge/nginx/nginx-settings';
import { CONTROLLER_PRIORITY } from '../../guardrails/priorities';
import { METRICS_PORT, TO_ISTIOD, toApiServer, toClusterDns } from '../../network/grants';
import { proxyAnnotations } from '../../workload/pod';
import type { Install } from '../controller';
import type { Firewall } from '../controller-firewall';
import { KINDS, ONE_MORE, sized, spreadOverZones } from '../shared';

/** NGINX's own metrics, beside those of its sidecar. */
const NGINX_METRICS = 9113;

/** Seconds that the load balancer takes to hear that a pod stops, where it sends to it no longer than that. */
const NOTICE = 60;

/** Every request to the platform passes it. */
const PROXY: Resources = { requests: { cpu: '200m', memory: '256Mi' }, limits: { cpu: '1', memory: '1Gi' } };

/** Takes requests from the load balancer, ends TLS, and hands them to its sidecar by the name of the service. */
export const nginx: Install = (environment) => ({
  release: 'nginx-ingress',
  values: {
    controller: {
      ...permissions(environment),
      ...replicas(environment),
      ...pod(environment),
      service: nginxService(environment),
      config: { name: 'nginx-ingress', entries: nginxSettings(environment) },
      logFormat: 'json',
      disableIPV6: true,
      // A configuration that NGINX would refuse leaves out the one Ingress that it comes from.
      enableConfigSafety: true,
      readyStatus: { enable: true, port: NGINX_HEALTH.port },
      telemetryReporting: { enable: false },
      reportIngressStatus: { enable: true, enableLeaderElection: true, leaderElectionLockName: 'nginx-ingress-leader' },
    },
    // Another stands in its place, beside the routes: the chart's reads every Secret of the cluster.
    rbac: { create: true, clusterrole: { create: false } },
    prometheus: { create: true, port: NGINX_METRICS, service: { create: true }, serviceMonitor: { create: true } },
  },
  helm: {
    // Of kinds that are switched off.
    skipCrds: true,
    // Its schema of the values refers to files on the internet.
    skipSchemaValidation: true,
  },
  firewalls: [firewallOf(environment)],
  kinds: {
    cluster: [...KINDS.clusterRoles, 'networking.k8s.io/IngressClass'],
    namespaced: [
      ...KINDS.roles,
      ...KINDS.deployment,
      '/ConfigMap',
      'autoscaling/HorizontalPodAutoscaler',
      'coordination.k8s.io/Lease',
      ...KINDS.monitored,
    ],
  },
  ignore: [
    // Given by the cluster; the chart leaves them empty, but there.
    { group: '', kind: 'Service', jqPathExpressions: ['.spec.ports[]?.nodePort'] },
  ],
});

/** Routes from where they are, certificates from its own namespace alone, and no configuration written by hand in either. */
const permissions = ({ namespaces }: Environment) => {
  const { namespace, serviceAccount } = EDGE_PROXIES.nginx;
  return {
    watchNamespace: `${namespace},${namespaces.services}`,
    watchSecretNamespace: namespace,
    ingressClass: { name: NGINX_CLASS, create: true, setAsDefaultIngress: false },
    serviceAccount: { name: serviceAccount },
    enableCustomResources: false,
    enableSnippets: false,
  };
};

function replicas(environment: Environment) {
  const { min, max } = environment.profile.scale({ min: 3, max: 12, cpu: 70 });
  const keepsOpen = routedServices(environment).some((service) => service.keepsOpen);
  return {
    autoscaling: {
      enabled: true,
      minReplicas: min,
      maxReplicas: max,
      targetCPUUtilizationPercentage: 70,
      // Connections that are open and quiet take memory only. Elsewhere it stays off: new routes double it for a while.
      targetMemoryUtilizationPercentage: keepsOpen ? 80 : 0,
      behavior: { scaleDown: { stabilizationWindowSeconds: 300 } },
    },
    podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
    strategy: ONE_MORE,
    minReadySeconds: minReady(environment),
    topologySpreadConstraints: spreadOverZones(EDGE_PROXIES.nginx.podLabels),
  };
}

const pod = (environment: Environment) => ({
  ...goodbye(environment),
  pod: {
    extraLabels: { ...EDGE_PROXIES.nginx.podLabels },
    annotations: {
      ...proxyAnnotations(PROXY),
      // Clients, health checks and Prometheus reach NGINX itself: they have no certificate of the mesh.
      'traffic.sidecar.istio.io/includeInboundPorts': '',
      'prometheus.istio.io/merge-metrics': 'false',
    },
  },
  priorityClassName: CONTROLLER_PRIORITY,
  readOnlyRootFilesystem: true,
  podSecurityContext: {
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
    // Ports 80 and 443, which the controller knows no others of, for a process that is not root.
    sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }],
  },
  resources: sized(['250m', '256Mi'], ['2', '1Gi']),
  initContainerResources: sized(['10m', '32Mi'], ['100m', '64Mi']),
});

/** A pod that stops takes requests as long as any come, and then lets those end that it has. */
function goodbye(environment: Environment) {
  const seconds = lastArrival(environment, NOTICE);
  return {
    lifecycle: { preStop: { sleep: { seconds } } },
    terminationGracePeriodSeconds: seconds + edgeDrain(environment) + 30,
  };
}

function firewallOf(environment: Environment): Firewall {
  const { platform, nodes, apiServer } = environment;
  const { podLabels } = EDGE_PROXIES.nginx;
  return {
    name: 'nginx-ingress',
    podLabels,
    admits: fromLoadBalancer(environment, platform.edge.cdn ? [443] : [80, 443], NGINX_HEALTH),
    metrics: [NGINX_METRICS, METRICS_PORT],
    reaches: [toClusterDns(nodes), toApiServer(apiServer), TO_ISTIOD, ...toRoutedServices(environment)],
  };
}
