import { definePlatform } from '../../model/platform';
import type { Resources } from '../../model/resources';
import type { ScheduledLoad } from '../../model/scale';
import { datastores } from './datastores';
import { environments } from './environments';

// Holds a thousand connections open, on both of its sides.
const PROXY_OF_CONNECTIONS: Resources = {
  requests: { cpu: '100m', memory: '160Mi' },
  limits: { cpu: '300m', memory: '320Mi' },
};

// How long a conversation may go on when its pod is stopped, before the client has to connect again.
const LONG_CONNECTIONS = 300;

/** Pods that stand ready on weekdays of the exam periods. The document speaks of such periods and gives no dates. */
const exams = (pods: number): ScheduledLoad[] => [
  { name: 'winter-exams', timezone: 'Europe/Berlin', start: '0 7 * 1,2 1-5', end: '0 19 * 1,2 1-5', pods },
  { name: 'summer-exams', timezone: 'Europe/Berlin', start: '0 7 * 6,7 1-5', end: '0 19 * 6,7 1-5', pods },
];

/** Assignments, quizzes and chats for teachers and students; its web pages are on Vercel, outside the cluster. */
export const edtechAssistant = definePlatform({
  name: 'edtech-assistant',
  version: '1.0.0',
  owner: { team: 'edtech-assistant', costCenter: 'edtech-assistant' },
  groups: {
    viewer: 'edtech-assistant-viewers',
    developer: 'edtech-assistant-developers',
    operator: 'edtech-assistant-operators',
  },
  // The document gives none: an exam can wait half an hour, and what was handed in five minutes before must be there.
  recovery: {
    critical: { rto: '30m', rpo: '5m' },
    standard: { rto: '2h', rpo: '1h' },
    batch: { rto: '8h', rpo: '24h' },
  },
  // The document gives none. What has to survive has copies of its own, or is in Git.
  clusterBackups: { state: { schedule: '0 */6 * * *', keep: '30d' } },
  edge: {
    proxy: 'nginx',
    loadBalancer: 'aws-network',
    dns: 'porkbun',
    zone: 'edtech-assistant.example.com',
    tls: { minimum: '1.2' },
    // A class of students behind one address hands in at the same minute; documents are the largest requests.
    limits: { requestsPerSecond: 50, burst: 200, bodyMegabytes: 25 },
  },
  defaults: {
    health: { live: '/health/live', ready: '/health/ready' },
    metrics: { path: '/metrics' },
    resources: { requests: { cpu: '250m', memory: '256Mi' }, limits: { cpu: '500m', memory: '512Mi' } },
    scale: { min: 3, max: 12, cpu: 70, memory: 80 },
  },

  // The document gives no sizes, thresholds or objectives: these are for a university's exams, some thousand students
  // at once, with the gateway promising less than each service that it waits for.
  services: {
    'api-gateway': {
      does: 'validates, authenticates, limits and routes requests; chats pass through it too',
      runtime: 'node',
      tier: 'critical',
      port: 3000,
      proxy: PROXY_OF_CONNECTIONS,
      scale: {
        min: 3,
        max: 12,
        cpu: 70,
        memory: 80,
        // A chat counts as a request only when it ends.
        demand: { requestsPerSecond: 200, openConnections: { metric: 'gateway_open_connections', perPod: 2000 } },
      },
      keepsOpen: 'websockets',
      calls: ['assignment-service', 'chat-service', 'quiz-service'],
      uses: ['redis'],
      // It authenticates and authorizes by itself, web sockets included: browsers give those no header with a token.
      routes: [{ subdomain: 'api', path: '/', access: 'anyone' }],
      secrets: ['sign-in'],
      after: ['assignment-service', 'chat-service', 'quiz-service'],
      objective: { availability: 99.9, latency: { percentile: 95, within: '500ms' } },
      drain: LONG_CONNECTIONS,
    },
    'assignment-service': {
      does: 'takes submitted documents, processes and grades them',
      runtime: 'python',
      tier: 'critical',
      port: 5000,
      resources: { requests: { cpu: '500m', memory: '512Mi' }, limits: { cpu: '1', memory: '1Gi' } },
      scale: {
        min: 3,
        max: 20,
        cpu: 70,
        memory: 80,
        demand: { requestsPerSecond: 20, waitingMessages: { channel: 'submissions', perPod: 10 } },
        schedule: exams(10),
      },
      uses: ['redis'],
      publishes: ['notifications', 'submissions'],
      consumes: ['submissions'],
      objective: { availability: 99.95, latency: { percentile: 95, within: '500ms' } },
      // Long enough for the document that it has in hand.
      drain: 120,
      in: { staging: { scale: { schedule: [] } } },
    },
    'quiz-service': {
      does: 'generates quizzes, takes answers and tracks performance',
      runtime: 'node',
      tier: 'critical',
      port: 3000,
      scale: {
        min: 3,
        max: 30,
        cpu: 70,
        memory: 80,
        demand: { requestsPerSecond: 100, waitingMessages: { channel: 'quiz-results', perPod: 50 } },
        schedule: exams(15),
      },
      uses: ['redis'],
      publishes: ['notifications', 'quiz-results'],
      consumes: ['quiz-results'],
      objective: { availability: 99.95, latency: { percentile: 95, within: '300ms' } },
      in: { staging: { scale: { schedule: [] } } },
    },
    'chat-service': {
      does: 'carries messages between teachers and students while they are connected',
      runtime: 'node',
      tier: 'standard',
      port: 3000,
      resources: { requests: { cpu: '250m', memory: '512Mi' }, limits: { cpu: '500m', memory: '1Gi' } },
      proxy: PROXY_OF_CONNECTIONS,
      scale: {
        min: 3,
        max: 20,
        cpu: 70,
        memory: 80,
        demand: {
          requestsPerSecond: 100,
          waitingMessages: { channel: 'notifications', perPod: 100 },
          openConnections: { metric: 'chat_open_connections', perPod: 1000 },
        },
        // Each pod that goes sends its people to another: few at a time, and only once they have had time to leave.
        behavior: {
          up: { window: 0, percent: 100, period: 30 },
          down: { window: 600, percent: 10, period: LONG_CONNECTIONS },
        },
      },
      keepsOpen: 'websockets',
      uses: ['redis'],
      consumes: ['notifications'],
      objective: { availability: 99.95, latency: { percentile: 95, within: '100ms' } },
      drain: LONG_CONNECTIONS,
    },
  },
  datastores,
  // Work that its own service takes up again when it has time, and news for whoever is connected.
  channels: {
    notifications: { broker: 'rabbitmq', carries: 'news for teachers and students' },
    'quiz-results': { broker: 'rabbitmq', carries: 'finished quizzes, to be scored' },
    submissions: { broker: 'rabbitmq', carries: 'documents handed in, to be processed and graded' },
  },
  hosts: {},
  secrets: {
    'sign-in': {
      purpose: 'signs the tokens of people who have signed in',
      keys: ['TOKEN_SIGNING_KEY'],
      rotation: '90d',
    },
  },
  environments,
});
