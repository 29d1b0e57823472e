import { definePlatform } from '../../model/platform';
import type { Resources } from '../../model/resources';
import type { Scale } from '../../model/scale';
import { datastores } from './datastores';
import { environments } from './environments';

const SMALL: Resources = { requests: { cpu: '250m', memory: '256Mi' }, limits: { cpu: '500m', memory: '512Mi' } };

// The document's capacity targets.
const USE: Pick<Scale, 'cpu' | 'memory'> = { cpu: 70, memory: 80 };

/** Courses, assessments and analytics, from thousands to millions of learners. */
export const educationalPlatform = definePlatform({
  name: 'educational-platform',
  version: '1.0.0',
  owner: { team: 'educational-platform', costCenter: 'educational-platform' },
  groups: {
    viewer: 'educational-platform-viewers',
    developer: 'educational-platform-developers',
    operator: 'educational-platform-operators',
  },
  // The document's "non-critical" is batch.
  recovery: {
    critical: { rto: '15m', rpo: '5m' },
    standard: { rto: '1h', rpo: '15m' },
    batch: { rto: '4h', rpo: '1h' },
  },
  clusterBackups: {
    state: { schedule: '30 0 * * *', keep: '30d' },
    volumes: { schedule: '0 4 * * *', keep: '30d' },
  },
  edge: {
    proxy: 'kong',
    loadBalancer: 'aws-network',
    // The document gives neither provider: AWS, as for its machines.
    dns: 'route53',
    zone: 'educational-platform.example.com',
    tls: { minimum: '1.2' },
    // The document asks for limits and gives none: what a person's browser asks for when a page opens, with room for a
    // school behind one address.
    limits: { requestsPerSecond: 200, burst: 400, bodyMegabytes: 10 },
    // More than any service behind it promises: it is kept for what Kong itself adds and fails, and a service's errors
    // and time count against the service's own objective.
    objective: { availability: 99.99, latency: { percentile: 95, within: '100ms' }, errorRate: 0.01 },
  },
  defaults: {
    health: { live: '/health/live', ready: '/health/ready' },
    metrics: { path: '/metrics' },
    resources: SMALL,
    scale: { min: 3, max: 10, ...USE },
  },

  // Services call none of each other: what one has to know of another comes through Kafka.
  // The document gives sizes for content-service alone; the others share what its quota leaves.
  services: {
    'auth-service': {
      does: 'signs people in and issues tokens',
      runtime: 'node',
      tier: 'critical',
      port: 3000,
      scale: { min: 3, max: 12, ...USE },
      uses: ['postgres', 'redis'],
      publishes: ['sign-ins'],
      consumes: ['user-changes'],
      secrets: ['token-signing'],
      routes: [{ subdomain: 'api', path: '/auth', access: 'anyone' }],
      objective: { availability: 99.9, latency: { percentile: 95, within: '300ms' }, errorRate: 0.1 },
    },
    'user-service': {
      does: 'keeps profiles, roles and progress',
      runtime: 'node',
      tier: 'standard',
      port: 3000,
      uses: ['postgres', 'redis'],
      publishes: ['user-changes'],
      consumes: ['grades'],
      routes: [{ subdomain: 'api', path: '/users', access: 'signed-in' }],
      // The document gives none: that of authentication.
      objective: { availability: 99.9, latency: { percentile: 95, within: '300ms' }, errorRate: 0.1 },
    },
    'content-service': {
      does: 'delivers courses, lessons and conversations',
      runtime: 'node',
      tier: 'critical',
      port: 3000,
      resources: { requests: { cpu: '300m', memory: '512Mi' }, limits: { cpu: '700m', memory: '1Gi' } },
      scale: {
        min: 3,
        max: 50,
        ...USE,
        behavior: {
          up: { window: 60, percent: 100, period: 15 },
          down: { window: 300, percent: 10, period: 60 },
        },
      },
      // Counts until the last byte: a lesson on a slow line takes its time.
      timeout: '60s',
      // At 50 replicas a quarter more would not fit under the document's quota.
      surge: 10,
      uses: ['mongodb', 'redis'],
      publishes: ['content-activity'],
      consumes: ['user-changes'],
      routes: [{ subdomain: 'api', path: '/content', access: 'signed-in' }],
      objective: { availability: 99.95, latency: { percentile: 95, within: '500ms' }, errorRate: 0.05 },
      names: { autoscaler: 'content-service-hpa' },
    },
    'assessment-service': {
      does: 'sets assessments, takes submissions and grades them',
      runtime: 'node',
      tier: 'critical',
      port: 3000,
      uses: ['postgres'],
      // Takes in its own submissions: what arrives in a burst before a deadline is graded at leisure.
      publishes: ['submissions', 'grades'],
      consumes: ['submissions', 'user-changes'],
      routes: [{ subdomain: 'api', path: '/assessments', access: 'signed-in' }],
      objective: { availability: 99.9, latency: { percentile: 95, within: '500ms' }, errorRate: 0.1 },
    },
    'analytics-service': {
      does: 'gathers what happens on the platform and answers questions about it',
      runtime: 'python',
      tier: 'batch',
      port: 5000,
      resources: { requests: { cpu: '500m', memory: '512Mi' }, limits: { cpu: '1', memory: '1Gi' } },
      scale: { min: 2, max: 6, ...USE },
      timeout: '30s',
      // Its results are documents, made by MongoDB's aggregation pipeline; from the replicas of PostgreSQL it takes
      // names and titles to go with them.
      uses: ['mongodb', { store: 'postgres', access: 'reads' }],
      consumes: ['content-activity', 'grades', 'sign-ins', 'submissions', 'user-changes'],
      routes: [{ subdomain: 'api', path: '/analytics', access: 'signed-in' }],
      objective: { availability: 99.5, latency: { percentile: 95, within: '5s' }, errorRate: 0.5 },
    },
  },
  datastores,
  // The document names no topics. Partitions bound how many pods of one service can read side by side.
  channels: {
    'content-activity': { broker: 'kafka', carries: 'what is opened, watched and finished', partitions: 24 },
    grades: { broker: 'kafka', carries: 'results of graded submissions', partitions: 12 },
    'sign-ins': { broker: 'kafka', carries: 'sign-ins, sign-outs and failed attempts', partitions: 12 },
    submissions: { broker: 'kafka', carries: 'answers handed in, to be graded', partitions: 12 },
    'user-changes': { broker: 'kafka', carries: 'people who join, leave or change role', partitions: 12 },
  },
  hosts: {},
  secrets: {
    'token-signing': {
      purpose: 'signs the tokens of people who have signed in',
      // It signs with the first; both are published, so that the next is known everywhere before it signs.
      keys: ['TOKEN_PRIVATE_KEY', 'TOKEN_PRIVATE_KEY_NEXT'],
      rotation: '90d',
    },
  },
  environments,
});
