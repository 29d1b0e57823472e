import type { Environment } from '../../../model/environment';
import type { Service } from '../../../model/service';
import { corsOf } from '../cors';

/** NGINX has its sidecar answer scripts of other pages; other proxies do so themselves, before the mesh. */
export const answersToScripts = (environment: Environment, { routes }: Service): ReturnType<typeof corsOf> =>
  environment.platform.edge.proxy === 'nginx' && routes.length > 0 ? corsOf(environment) : {};
