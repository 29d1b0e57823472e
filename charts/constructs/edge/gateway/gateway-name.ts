import { MESH_GATEWAY } from '../../../model/edge';

export const GATEWAY = 'public';

/** The gateway as routes refer to it. */
export const GATEWAY_REFERENCE = `${MESH_GATEWAY.namespace}/${GATEWAY}`;
