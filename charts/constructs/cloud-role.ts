import { roleOf } from '../model/cloud';
import { type Environment, instanceOf } from '../model/environment';

/** Annotations that give a ServiceAccount a role of its own in the cloud; EKS hands its pods credentials for it. */
export const cloudRole = (environment: Environment, identity: string): Record<string, string> =>
  environment.cloud.provider === 'aws'
    ? { 'eks.amazonaws.com/role-arn': roleOf(environment.cloud, instanceOf(environment), identity) }
    : {};
