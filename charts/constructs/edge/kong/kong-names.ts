/** IngressClass of what Kong takes; its own kinds name it by an annotation. */
export const KONG_CLASS = 'kong';

export const KONG_CLASS_ANNOTATION = { 'kubernetes.io/ingress.class': KONG_CLASS } as const;

/** Pods of the controller that gives Kong its orders; those of Kong itself are in `EDGE_PROXIES`. */
export const CONTROLLER_PODS = { app: 'kong-controller' } as const;

/** Services, as the chart names them. */
export const KONG_SERVICES = {
  /** Leads requests to Kong, from port 80. */
  proxy: 'kong-gateway-proxy',
  /** By which the controller finds Kong's pods. */
  admin: 'kong-gateway-admin',
  /** Where the API server asks the controller about objects. */
  webhook: 'kong-controller-validation-webhook',
} as const;

/** What pods open. */
export const KONG_PORTS = {
  /** Kong's, once its sidecar has taken the TLS of the mesh off requests. */
  requests: 8000,
  /** For orders. */
  admin: 8444,
  /** For the kubelet and Prometheus. */
  status: 8100,
  /** The controller's, for the API server. */
  webhook: 8080,
  /** The controller's, for Prometheus. */
  controllerMetrics: 10255,
} as const;
