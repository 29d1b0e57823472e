import { covers } from '../../model/paths';
import type { Check } from '../check';

/** A service's sidecar does not see which host was asked, so a path has one access whatever the host. */
export const uniqueAccess: Check = ({ services }) =>
  services.flatMap(({ name, routes }) => {
    const guarded = routes.filter(({ access }) => access === 'signed-in');
    const open = routes.filter(({ access }) => access === 'anyone');
    return guarded.flatMap((guard) =>
      open
        .filter(({ subdomain, path }) => subdomain !== guard.subdomain && covers(guard.path, path))
        .map(({ path }) => ({
          at: `services.${name}.routes`,
          message: `"${path}" is open to anyone on one host and below "${guard.path}", which asks for a token, on another, and a sidecar sees no hosts; give both one access or other paths`,
        })),
    );
  });
