/**
 * Labels of pods that get no sidecar, whatever their namespace says. Annotations say why to whoever looks at the pod:
 * the API server takes reasons nowhere else.
 */
export const OUTSIDE_MESH = { 'sidecar.istio.io/inject': 'false' } as const;

export const OUTSIDE_MESH_REASON = {
  'outside-mesh-reason':
    'It speaks TLS of its own to clients and among its instances; a sidecar would hide who connects, and stop before a backup ends',
} as const;
