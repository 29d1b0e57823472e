import { EDGE_PROXIES } from '../../../model/edge';
import type { Environment } from '../../../model/environment';
import { KONG_CERTIFICATES } from '../../edge/kong/kong-certificates';
import { KONG_PORTS } from '../../edge/kong/kong-names';
import { edgeDrain } from '../../edge/load-balancer';
import { CONTROLLER_PRIORITY } from '../../guardrails/priorities';
import { proxyAnnotations } from '../../workload/pod';
import { ONE_MORE, sized, spreadOverZones } from '../shared';
import { kongSettings } from './kong-settings';

const { podLabels } = EDGE_PROXIES.kong;

/** Of the sidecar, which carries every request twice: from the mesh's gateway, and on to the service. */
const SIDECAR = { requests: { cpu: '200m', memory: '128Mi' }, limits: { cpu: '1', memory: '256Mi' } };

/** Seconds in which callers learn that a pod stops, before it takes no more requests. */
const NOTICE = 15;

/** Values of the half that requests pass through. */
export const gatewayValues = (environment: Environment) => ({
  // The chart's own tag moves with each patch: two nodes would run two versions.
  image: { tag: '3.9.2' },
  env: kongSettings(environment),
  secretVolumes: [KONG_CERTIFICATES.admin],
  podAnnotations: {
    // The chart's default keeps the sidecar away from all ports, and mutual TLS would arrive at Kong itself.
    'traffic.sidecar.istio.io/includeInboundPorts': '*',
    // Orders come by Kong's own mutual TLS, and must arrive while the pod is not ready; metrics come in the clear.
    'traffic.sidecar.istio.io/excludeInboundPorts': `${KONG_PORTS.admin},${KONG_PORTS.status}`,
    ...proxyAnnotations(SIDECAR),
  },
  // Reached through the mesh's gateway, never directly. TLS has ended there.
  proxy: { type: 'ClusterIP', http: { appProtocol: 'http' }, tls: { enabled: false } },
  // The folder of all that does not fit Kong's buffers; by default a few slow clients fill it, and the pod is evicted.
  deployment: { prefixDir: { sizeLimit: '2Gi' } },
  ...size(environment),
  ...lifecycle(edgeDrain(environment)),
  podDisruptionBudget: { enabled: true, maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
  priorityClassName: CONTROLLER_PRIORITY,
  updateStrategy: ONE_MORE,
  topologySpreadConstraints: spreadOverZones(podLabels),
  serviceMonitor: { enabled: true, trustCRDsExist: true },
  manager: { enabled: false },
  portal: { enabled: false },
  portalapi: { enabled: false },
});

function size({ profile }: Environment) {
  const { min, max } = profile.scale({ min: 3, max: 12, cpu: 70 });
  const { requests, limits } = sized(['500m', '512Mi'], ['2', '1Gi']);
  return {
    autoscaling: {
      enabled: true,
      minReplicas: min,
      maxReplicas: max,
      metrics: [
        {
          // Of Kong alone: the sidecar's idle share would hide its load.
          type: 'ContainerResource',
          containerResource: {
            name: 'cpu',
            container: 'proxy',
            target: { type: 'Utilization', averageUtilization: 70 },
          },
        },
      ],
      behavior: {
        scaleDown: {
          stabilizationWindowSeconds: 300,
          policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }],
        },
      },
    },
    resources: {
      // Bodies that do not fit its buffers go to disk until the service has taken them.
      requests: { ...requests, 'ephemeral-storage': '256Mi' },
      // Above the folder, for what lies beside it: the pod is evicted beyond this as well.
      limits: { ...limits, 'ephemeral-storage': '3Gi' },
    },
    initContainerResources: sized(['10m', '32Mi'], ['100m', '64Mi']),
  };
}

/** @param drain seconds that the longest request may take to end */
const lifecycle = (drain: number) => ({
  lifecycle: { preStop: { exec: { command: ['kong', 'quit', `--wait=${NOTICE}`, `--timeout=${drain}`] } } },
  terminationGracePeriodSeconds: NOTICE + drain + 15,
  startupProbe: {
    httpGet: { path: '/status', port: 'status', scheme: 'HTTP' },
    periodSeconds: 2,
    timeoutSeconds: 5,
    failureThreshold: 40,
  },
});
