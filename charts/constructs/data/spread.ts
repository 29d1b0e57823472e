import type { Environment } from '../../model/environment';

/** Nodes of a broker in zones and on machines of their own; where zones are only preferred, so are machines. */
export const spreadOf = ({ profile }: Environment, matchLabels: Readonly<Record<string, string>>) =>
  ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map((topologyKey) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: profile.zoneSpread,
    labelSelector: { matchLabels },
    // A zone whose nodes are drained or lost is no zone to wait for.
    nodeTaintsPolicy: 'Honor' as const,
  }));
