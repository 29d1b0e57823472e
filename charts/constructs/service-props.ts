import type { Environment } from '../model/environment';
import type { Service } from '../model/service';

/** What every construct of a service is made from. */
export interface ServiceProps {
  readonly environment: Environment;
  readonly service: Service;
}
