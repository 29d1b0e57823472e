import { definePlatform } from '../../model/platform';
import type { Scale } from '../../model/scale';
import { datastores } from './datastores';
import { environments } from './environments';

const USE: Pick<Scale, 'cpu' | 'memory'> = { cpu: 70, memory: 80 };

/** A web application in three layers on AWS. */
export const scalableAws = definePlatform({
  name: 'scalable-aws',
  version: '1.0.0',
  owner: { team: 'scalable-aws', costCenter: 'scalable-aws' },
  groups: { viewer: 'scalable-aws-viewers', developer: 'scalable-aws-developers', operator: 'scalable-aws-operators' },
  // The document asks for targets and gives none. RDS restores to any moment up to five minutes ago.
  recovery: {
    critical: { rto: '1h', rpo: '15m' },
    standard: { rto: '4h', rpo: '1h' },
    batch: { rto: '24h', rpo: '24h' },
  },
  // The document asks for automated backups and gives no figures: as often, and kept for as long, as those of RDS.
  clusterBackups: { state: { schedule: '30 2 * * *', keep: '7d' } },
  // In the document the load balancer reaches the pods of the frontend; outside the mesh it cannot speak its mTLS, so
  // it ends at the mesh's gateway.
  edge: {
    proxy: 'istio-gateway',
    loadBalancer: 'aws-application',
    dns: 'route53',
    zone: 'scalable-aws.example.com',
    tls: { minimum: '1.2' },
    // Limits of requests are the API gateway's work, as the document has it.
  },

  // The document's figures for cpu and memory are requests; limits are twice that, so that a burst fits and nodes are
  // not overbooked further.
  defaults: {
    health: { live: '/health/live', ready: '/health/ready' },
    metrics: { path: '/metrics' },
    resources: { requests: { cpu: '250m', memory: '256Mi' }, limits: { cpu: '500m', memory: '512Mi' } },
    scale: { min: 3, max: 10, ...USE },
  },

  services: {
    frontend: {
      does: 'serves the pages and passes requests of their scripts on',
      runtime: 'nginx',
      metrics: 'none',
      tier: 'critical',
      port: 8080,
      health: { live: '/healthz', ready: '/' },
      resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '200m', memory: '256Mi' } },
      calls: [{ service: 'api-gateway', access: 'signed-in' }],
      // Counts until the last byte: a bundle on a slow line takes its time.
      timeout: '60s',
      routes: [{ path: '/', access: 'anyone' }],
      after: ['api-gateway'],
      // Page load. The document gives no availabilities: each layer promises a little more than the one in front.
      objective: { availability: 99.8, latency: { percentile: 95, within: '2s' } },
    },
    'api-gateway': {
      does: 'limits, authenticates and routes requests',
      runtime: 'node',
      tier: 'critical',
      port: 3000,
      scale: { min: 2, max: 15, ...USE },
      calls: ['backend'],
      after: ['backend'],
      objective: { availability: 99.9, latency: { percentile: 95, within: '200ms' } },
    },
    backend: {
      does: 'holds the business logic',
      runtime: 'node',
      tier: 'critical',
      port: 4000,
      scale: { min: 3, max: 20, ...USE },
      uses: ['postgres', 'redis'],
      objective: { availability: 99.95, latency: { percentile: 95, within: '200ms' } },
      // Of each pod: 25 of them, 20 and a rollout's surge, make the document's 100 concurrent connections.
      settings: { POSTGRES_CONNECTIONS: '4' },
    },
  },
  datastores,
  channels: {},
  hosts: {},
  secrets: {},
  environments,
});
