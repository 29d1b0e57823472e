import { definePlatform } from '../../model/platform';
import type { Scale } from '../../model/scale';
import { datastores } from './datastores';
import { environments } from './environments';

// The document scales on both and gives no thresholds.
const USE: Pick<Scale, 'cpu' | 'memory'> = { cpu: 70, memory: 80 };

/** Courses to browse and enroll in, on AWS. */
export const learningPlatform = definePlatform({
  name: 'learning-platform',
  version: '1.0.0',
  owner: { team: 'learning-platform', costCenter: 'learning-platform' },
  groups: {
    viewer: 'learning-platform-viewers',
    developer: 'learning-platform-developers',
    operator: 'learning-platform-operators',
  },
  // The document has one target for everything.
  recovery: {
    critical: { rto: '4h', rpo: '24h' },
    standard: { rto: '4h', rpo: '24h' },
    batch: { rto: '4h', rpo: '24h' },
  },
  // The document gives the pace; they are kept for as long as its databases' copies.
  clusterBackups: { state: { schedule: '0 */6 * * *', keep: '30d' } },
  edge: {
    proxy: 'nginx',
    loadBalancer: 'aws-network',
    cdn: 'cloudfront',
    dns: 'route53',
    zone: 'learning-platform.example.com',
    tls: { minimum: '1.2' },
    // The document gives no limits: what a person's browser asks for when a page opens, with room for a shared address.
    limits: { requestsPerSecond: 50, burst: 100, bodyMegabytes: 10 },
  },
  defaults: {
    health: { live: '/health/live', ready: '/health/ready' },
    metrics: { path: '/metrics' },
    resources: { requests: { cpu: '250m', memory: '256Mi' }, limits: { cpu: '500m', memory: '512Mi' } },
    scale: { min: 3, max: 10, ...USE },
  },

  // The document gives neither replicas nor resources nor objectives: sizes are those of a platform with some thousand
  // learners at a time, and objectives leave room below its alert on 5 % errors.
  services: {
    frontend: {
      // The page's scripts call the other services from the browser, through the edge; the pod itself calls nobody.
      does: 'serves the web page',
      runtime: 'nginx',
      metrics: 'none',
      tier: 'critical',
      port: 8080,
      health: { live: '/healthz', ready: '/' },
      resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '200m', memory: '256Mi' } },
      routes: [{ path: '/', access: 'anyone' }],
      // Counts until the last byte: a bundle on a slow line takes its time.
      timeout: '60s',
      objective: { availability: 99.9, latency: { percentile: 95, within: '200ms' } },
    },
    'course-service': {
      does: 'keeps courses and enrollments',
      runtime: 'node',
      tier: 'critical',
      port: 3000,
      scale: { min: 3, max: 12, ...USE },
      calls: [{ service: 'notification-service', methods: ['POST'], paths: ['/api/notifications'] }],
      uses: ['mongodb', 'redis'],
      routes: [
        // Everyone may browse; who may change a course is the service's to decide.
        { path: '/api/courses', access: 'anyone' },
        { path: '/api/enrollments', access: 'signed-in' },
      ],
      after: ['notification-service'],
      objective: { availability: 99.9, latency: { percentile: 95, within: '500ms' } },
    },
    'user-service': {
      does: 'registers people, signs them in and keeps their profiles',
      runtime: 'python',
      tier: 'critical',
      port: 5000,
      // Hashing passwords with bcrypt is what it spends most of its cpu on.
      uses: ['postgres', 'redis'],
      secrets: ['token-signing'],
      routes: [
        { path: '/api/auth', access: 'anyone' },
        { path: '/api/users', access: 'signed-in' },
      ],
      objective: { availability: 99.9, latency: { percentile: 95, within: '500ms' } },
    },
    'notification-service': {
      does: 'queues messages to people and delivers them by e-mail, SMS and push',
      runtime: 'go',
      tier: 'standard',
      port: 8080,
      resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '250m', memory: '256Mi' } },
      scale: { min: 2, max: 8, ...USE },
      uses: ['redis'],
      reaches: ['aws-identity', 'email', 'push', 'push-identity', 'sms'],
      identity: 'cloud',
      secrets: ['email', 'push'],
      routes: [{ path: '/api/notifications', access: 'signed-in' }],
      objective: { availability: 99.9, latency: { percentile: 95, within: '200ms' } },
      // A delivery under way is worth waiting for: what is cut off is tried again and may arrive twice.
      drain: 60,
    },
  },
  datastores,
  channels: {},
  // The document names the three ways to deliver, not who delivers: AWS where it can.
  hosts: {
    'aws-identity': { host: 'sts.us-east-1.amazonaws.com', port: 443, purpose: 'gives credentials for the IAM role' },
    email: { host: 'email-smtp.us-east-1.amazonaws.com', port: 587, purpose: 'sends e-mail' },
    push: { host: 'fcm.googleapis.com', port: 443, purpose: 'sends push messages' },
    'push-identity': { host: 'oauth2.googleapis.com', port: 443, purpose: 'gives tokens for push messages' },
    sms: { host: 'sns.us-east-1.amazonaws.com', port: 443, purpose: 'sends SMS' },
  },
  secrets: {
    email: { purpose: 'sends e-mail over SMTP', keys: ['SMTP_USERNAME', 'SMTP_PASSWORD'], rotation: '90d' },
    push: { purpose: 'sends push messages', keys: ['PUSH_CREDENTIALS'], rotation: '180d' },
    'token-signing': {
      purpose: 'signs the tokens of people who have signed in',
      keys: ['TOKEN_PRIVATE_KEY'],
      rotation: '90d',
    },
  },
  environments,
});
