import { definePlatform } from '../../model/platform';
import type { Resources } from '../../model/resources';
import type { Behavior, Scale } from '../../model/scale';
import { datastores } from './datastores';
import { environments } from './environments';

// The document's figures are limits; requests are half of them, as its own example pairs 250m/256Mi with 500m/512Mi.
const SMALL: Resources = { requests: { cpu: '125m', memory: '128Mi' }, limits: { cpu: '250m', memory: '256Mi' } };
const MEDIUM: Resources = { requests: { cpu: '250m', memory: '256Mi' }, limits: { cpu: '500m', memory: '512Mi' } };

/**
 * Up after 2 minutes above the target, down after 5 below it, and no more than one step's worth of pods in 3 minutes.
 * An HPA knows one threshold: instead of below 30 %, it shrinks when fewer pods would still be under 70 %.
 */
const STEPS: Behavior = {
  up: { window: 120, percent: 100, period: 180 },
  down: { window: 300, percent: 25, period: 180 },
};

// The document scales the gateway; the services behind it grow with it.
const SCALE: Scale = { min: 3, max: 10, cpu: 70, behavior: STEPS };

// A release is blue-green: for its time, a second set of pods stands beside the first.
const BLUE_AND_GREEN = 100;

/** Courses, and payments for them. */
export const azora = definePlatform({
  name: 'azora',
  version: '1.0.0',
  owner: { team: 'azora', costCenter: 'azora' },
  groups: { viewer: 'azora-viewers', developer: 'azora-developers', operator: 'azora-operators' },
  // The document has one target for everything.
  recovery: {
    critical: { rto: '4h', rpo: '1h' },
    standard: { rto: '4h', rpo: '1h' },
    batch: { rto: '4h', rpo: '1h' },
  },
  // The document copies the configuration at every deployment. What is deployed is a commit of Git before it is in the
  // cluster; what else is there, from claims to generated passwords, is copied every hour, its recovery point. Secrets are
  // among it, since the keys that open sealed ones change by themselves; the weekly copy of them is kept for longer.
  clusterBackups: {
    state: { schedule: '10 * * * *', keep: '7d' },
    secrets: { schedule: '0 1 * * 0', keep: '90d' },
  },
  // The document's `api-gateway-policy` names the controller's label without a namespace, which finds controllers in
  // azora's own namespace only; the rendered policy adds the controller's.
  edge: {
    proxy: 'nginx',
    loadBalancer: 'provider',
    // The document names no DNS provider. Certificates are proved by records: proofs over HTTP would need a way in for
    // pods that are in no mesh.
    dns: 'cloudflare',
    zone: 'azora.world',
    tls: { minimum: '1.3' },
    // The document gives no limits: what a person's browser asks for when a page opens, with room for a shared address.
    limits: { requestsPerSecond: 20, burst: 60, bodyMegabytes: 10 },
  },
  defaults: {
    health: { live: '/health/live', ready: '/health/ready' },
    metrics: { path: '/metrics' },
    resources: MEDIUM,
    scale: SCALE,
  },

  // Objectives: the document warns from 200 ms at the 95th percentile and gives no availability; the gateway promises
  // less than each service that it waits for.
  services: {
    'azora-api-gateway': {
      does: 'takes every request in and hands it to the service it is for',
      runtime: 'node',
      tier: 'critical',
      port: 3000,
      health: { live: '/api/health/live', ready: '/api/health' },
      surge: BLUE_AND_GREEN,
      calls: ['azora-auth-service', 'azora-education-service', 'azora-payment-service'],
      uses: ['redis'],
      // Sessions are kept by the auth service: the gateway asks it, and the mesh sees no token.
      routes: [{ subdomain: 'api', path: '/api', access: 'anyone' }],
      after: ['azora-auth-service', 'azora-education-service', 'azora-payment-service'],
      objective: { availability: 99.9, latency: { percentile: 95, within: '200ms' } },
      names: { policy: 'api-gateway-policy' },
    },
    'azora-auth-service': {
      does: 'signs people in and keeps their sessions',
      runtime: 'node',
      tier: 'critical',
      port: 3001,
      health: { live: '/api/auth/health/live', ready: '/api/auth/health' },
      resources: SMALL,
      surge: BLUE_AND_GREEN,
      uses: ['postgres', 'redis'],
      secrets: ['sessions'],
      objective: { availability: 99.95, latency: { percentile: 95, within: '100ms' } },
    },
    'azora-education-service': {
      does: 'keeps courses, enrollments and progress',
      runtime: 'node',
      tier: 'critical',
      port: 3002,
      health: { live: '/api/education/health/live', ready: '/api/education/health' },
      surge: BLUE_AND_GREEN,
      uses: ['postgres', 'redis'],
      objective: { availability: 99.95, latency: { percentile: 95, within: '100ms' } },
    },
    'azora-payment-service': {
      does: 'charges for courses and keeps the books',
      runtime: 'node',
      tier: 'critical',
      port: 3003,
      health: { live: '/api/pay/health/live', ready: '/api/pay/health' },
      surge: BLUE_AND_GREEN,
      uses: ['postgres'],
      reaches: ['payment-provider'],
      secrets: ['payment-provider'],
      // A charge waits for the provider; it is too rare to move the gateway's percentile.
      objective: { availability: 99.95, latency: { percentile: 95, within: '2s' } },
    },
  },
  datastores,
  channels: {},
  hosts: {
    // The document names no payment provider.
    'payment-provider': { host: 'api.stripe.com', port: 443, purpose: 'charges cards' },
  },
  secrets: {
    'payment-provider': {
      purpose: 'charges cards and proves that notices come from the provider',
      keys: ['PAYMENT_API_KEY', 'PAYMENT_WEBHOOK_SECRET'],
      rotation: '90d',
    },
    sessions: { purpose: 'signs the cookies of sessions', keys: ['SESSION_SIGNING_KEY'], rotation: '90d' },
  },
  environments,
});
