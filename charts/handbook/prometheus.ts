import { PROMETHEUS } from '../model/prometheus';

const { hostname, port } = new URL(PROMETHEUS.url);

/** Makes Prometheus answer on the machine where it is typed. */
export const FORWARD_PROMETHEUS = `kubectl -n ${PROMETHEUS.namespace} port-forward service/${hostname.slice(0, hostname.indexOf('.'))} ${port}`;

/** Where its alerts are then. */
export const ALERTS_PAGE = `http://localhost:${port}/alerts`;
