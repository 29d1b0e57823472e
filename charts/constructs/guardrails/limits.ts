import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { EPHEMERAL_STORAGE } from '../../model/resources';
import { quantities } from './quantities';

/** What a container gets that does not say what it needs, and the most that one may ask for. */
const CONTAINER = {
  defaultRequest: { cpu: '50m', memory: '64Mi', 'ephemeral-storage': EPHEMERAL_STORAGE.request },
  default: { cpu: '200m', memory: '256Mi', 'ephemeral-storage': EPHEMERAL_STORAGE.limit },
  max: { cpu: '8', memory: '32Gi', 'ephemeral-storage': EPHEMERAL_STORAGE.most },
} as const;

/** Bounds each container, so that one without resources is neither refused by the quota nor unlimited. */
export class Limits extends Construct {
  /** @param namespace where it is not that of the chart */
  constructor(scope: Construct, id: string, namespace?: string) {
    super(scope, id);
    new k8s.KubeLimitRange(this, 'limits', {
      metadata: { name: 'containers', namespace },
      spec: {
        limits: [
          {
            type: 'Container',
            defaultRequest: quantities(CONTAINER.defaultRequest),
            default: quantities(CONTAINER.default),
            max: quantities(CONTAINER.max),
          },
        ],
      },
    });
  }
}
