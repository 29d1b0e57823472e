import { dev } from '../../environments/dev';
import { production } from '../../environments/production';
import type { EnvironmentInput, Quota } from '../../model/platform';
import type { Tokens } from '../../model/tokens';
import { eks } from '../eks';
import { machine } from '../machines';
import { dev as devImages } from './images/dev';
import { prod as prodImages } from './images/prod';

// Nodes may be of the document's second machine too; the third that it names, t3.xlarge, is in none of its groups.
const SMALL_MACHINE = { ...machine('t3.medium'), alternatives: ['t3.large'] };

// Redis with its exporter, the jobs that copy it and look after RDS, and a second Redis for a restore drill.
const REDIS_ONLY: Quota = {
  requests: { cpu: '1', memory: '1Gi' },
  limits: { cpu: '6', memory: '4Gi' },
  persistentVolumeClaims: 4,
  services: 6,
};

const SUBNETS = {
  public: ['10.0.48.0/24', '10.0.49.0/24', '10.0.50.0/24'],
  private: ['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24'],
};

// The document asks for tokens and names no issuer: the organisation's identity provider, below a domain for
// documentation.
const TOKENS: Tokens = {
  issuer: 'https://login.example.com/scalable-aws',
  audiences: ['scalable-aws'],
  keys: 'https://login.example.com/scalable-aws/.well-known/jwks.json',
};

/** Where scalable-aws runs: in us-east-1, since the document names no region, and below a domain for documentation. */
export const environments = {
  dev: {
    profile: dev,
    domain: 'dev.scalable-aws.example.com',
    namespaces: { services: 'scalable-aws-dev', datastores: 'scalable-aws-dev-data' },
    // The document's 1.28 is out of support, and without native sidecars: the mesh's proxy would need rights that Pod
    // Security `restricted` denies.
    kubernetes: '1.34',
    ...eks('scalable-aws-dev', SUBNETS),
    tokens: TOKENS,
    // The document sizes one group for all environments; this one has a fifth of the replicas.
    nodePools: [{ name: 'main', ...SMALL_MACHINE, nodes: { min: 1, max: 8, initial: 3 }, zones: 3 }],
    quotas: {
      services: {
        requests: { cpu: '5', memory: '5Gi' },
        limits: { cpu: '12', memory: '10Gi' },
        persistentVolumeClaims: 2,
        services: 10,
      },
      datastores: REDIS_ONLY,
    },
    images: devImages,
  },
  prod: {
    profile: production,
    domain: 'scalable-aws.example.com',
    namespaces: { services: 'scalable-aws-prod', datastores: 'scalable-aws-prod-data' },
    kubernetes: '1.34',
    ...eks('scalable-aws-prod', SUBNETS),
    tokens: TOKENS,
    nodePools: [
      // The document's least of one node does not hold the least of pods: the autoscaler adds the others and keeps them
      // for as long as the pods are there.
      { name: 'main', ...SMALL_MACHINE, nodes: { min: 1, max: 20, initial: 3 }, zones: 3 },
      { name: 'spot', ...SMALL_MACHINE, capacity: 'spot', nodes: { min: 0, max: 5 }, zones: 3 },
    ],
    quotas: {
      services: {
        requests: { cpu: '24', memory: '24Gi' },
        limits: { cpu: '54', memory: '48Gi' },
        persistentVolumeClaims: 5,
        services: 15,
      },
      datastores: REDIS_ONLY,
    },
    images: prodImages,
  },
} satisfies Readonly<Record<string, EnvironmentInput<string>>>;
