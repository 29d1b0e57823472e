import { Construct } from 'constructs';
import { Redis as RedisResource } from '../../../../imports/redis.redis.opstreelabs.in';
import type { Redis } from '../../../model/datastore';
import { RESTRICTED_CONTAINER } from '../../guardrails/restricted';
import type { StoreProps } from '../store-props';
import { configurationOf } from './configuration';
import { commonSpec, HEALTH, metadataOf } from './pods';

/** One Redis under the operator. A disruption budget would only keep its node from being drained. */
export class Standalone extends Construct {
  constructor(scope: Construct, id: string, props: StoreProps<Redis>) {
    super(scope, id);
    new RedisResource(this, 'redis', {
      metadata: metadataOf(props),
      spec: {
        ...commonSpec(props),
        redisConfig: { additionalRedisConfig: configurationOf(props.name) },
        securityContext: RESTRICTED_CONTAINER,
        ...HEALTH,
      },
    });
  }
}
