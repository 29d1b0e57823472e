import type { Finding } from '../../model/finding';
import type { Service } from '../../model/service';
import type { Check } from '../check';

/** A container without root binds no port below 1024, and the sidecar keeps some of the rest. */
export const validPorts: Check = ({ services, hosts }) => [
  ...services.flatMap((service) => [
    ...containerPort(`services.${service.name}.port`, service.port),
    ...metricsPort(service),
  ]),
  ...[...hosts].flatMap(([name, { port }]) => hostPort(`hosts.${name}.port`, port)),
];

/** Ports that the mesh's sidecar listens on: 15001, 15006, 15020, 15021, 15090 and room for their like. */
const SIDECAR = { first: 15000, last: 15090 } as const;

function containerPort(at: string, port: number): Finding[] {
  if (!isPort(port, 1024)) {
    return [
      {
        at,
        message: `"${port}" is no port that a container without root can bind; use a whole number from 1024 to 65535`,
      },
    ];
  }
  return port >= SIDECAR.first && port <= SIDECAR.last
    ? [{ at, message: `"${port}" is among the sidecar's own; use one below ${SIDECAR.first} or above ${SIDECAR.last}` }]
    : [];
}

function metricsPort({ name, port, metrics }: Service): Finding[] {
  if (metrics?.port === undefined) return [];
  const at = `services.${name}.metrics.port`;
  return metrics.port === port
    ? [{ at, message: `"${port}" is the port of the service itself; leave it out here` }]
    : containerPort(at, metrics.port);
}

const hostPort = (at: string, port: number): Finding[] =>
  isPort(port, 1) ? [] : [{ at, message: `"${port}" is no port; use a whole number from 1 to 65535` }];

const isPort = (port: number, lowest: number): boolean => Number.isInteger(port) && port >= lowest && port <= 65535;
