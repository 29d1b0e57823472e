import { Construct } from 'constructs';
import { KongClusterPlugin } from '../../../../imports/configuration.konghq.com';
import type { EdgeLimits } from '../../../model/edge';
import type { Environment } from '../../../model/environment';
import { REQUEST_ID } from '../headers';
import { KONG_CLASS_ANNOTATION } from './kong-names';

/** What Kong does with every request: names, measures and bounds it. Objects are called as Kong's plugins are. */
export class GlobalPlugins extends Construct {
  constructor(scope: Construct, id: string, { platform }: Environment) {
    super(scope, id);
    const { limits } = platform.edge;

    // The mesh's gateway has named the request already: one name in the logs of all.
    this.everywhere('correlation-id', { header_name: REQUEST_ID, generator: 'uuid', echo_downstream: true });
    this.everywhere('prometheus', {
      status_code_metrics: true,
      latency_metrics: true,
      bandwidth_metrics: true,
      // Kong knows one target of each service, the sidecar checks the pods.
      upstream_health_metrics: false,
      per_consumer: false,
    });
    if (!limits) return;
    this.everywhere('rate-limiting', rateLimits(limits));
    this.everywhere('request-size-limiting', {
      allowed_payload_size: limits.bodyMegabytes,
      size_unit: 'megabytes',
      require_content_length: false,
    });
  }

  private everywhere(plugin: string, config: Readonly<Record<string, unknown>>): void {
    new KongClusterPlugin(this, plugin, {
      metadata: { name: plugin, labels: { global: 'true' }, annotations: KONG_CLASS_ANNOTATION },
      plugin,
      config,
    });
  }
}

/**
 * In full at each pod, which counts for itself: the mesh's gateway sends the requests of a client to the same one. A
 * count that all share would tie every request to one more store.
 */
function rateLimits({ requestsPerSecond, burst }: EdgeLimits) {
  return {
    second: burst,
    // The rate, over a minute; Kong refuses a minute that allows less than a second.
    minute: Math.max(burst, requestsPerSecond * 60),
    policy: 'local',
    // All people of one issuer are one consumer, and a header can be made up.
    limit_by: 'ip',
    fault_tolerant: true,
    hide_client_headers: false,
    error_code: 429,
    error_message: 'Too many requests',
  };
}
