import { production } from '../../environments/production';
import { staging } from '../../environments/staging';
import type { ApiServer, Cloud, NodeAddresses } from '../../model/cloud';
import type { EnvironmentInput } from '../../model/platform';
import { machine } from '../machines';
import { production as productionImages } from './images/production';
import { staging as stagingImages } from './images/staging';

const AWS: Cloud = {
  provider: 'aws',
  account: '123456789012',
  region: 'us-east-1',
  publicSubnets: ['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24'],
};

// EKS has its nodes and its API server's network interfaces in the private subnets; the document has none, these are learning-platform's.
const SUBNETS = ['10.0.100.0/24', '10.0.101.0/24', '10.0.102.0/24'];

const API_SERVER: ApiServer = { cidrs: SUBNETS, service: '172.20.0.1/32', port: 443 };

const NODES: NodeAddresses = { cidrs: SUBNETS };

/**
 * Where edtech-assistant runs. The document gives neither provider nor domain: machines are AWS's, the domain is one
 * for documentation.
 */
export const environments = {
  staging: {
    profile: staging,
    domain: 'staging.edtech-assistant.example.com',
    namespaces: { services: 'edtech-assistant-staging', datastores: 'edtech-assistant-staging-data' },
    kubernetes: '1.34',
    cloud: AWS,
    apiServer: API_SERVER,
    nodes: NODES,
    secretStore: { kind: 'aws-secrets-manager' },
    origins: ['https://app.staging.edtech-assistant.example.com'],
    nodePools: [{ name: 'general', ...machine('m6i.xlarge'), nodes: { min: 3, max: 6 }, zones: 3 }],
    // A quarter of production's services and the smallest datastores.
    quotas: {
      services: {
        requests: { cpu: '15', memory: '18Gi' },
        limits: { cpu: '33', memory: '36Gi' },
        persistentVolumeClaims: 5,
        services: 15,
      },
      datastores: {
        requests: { cpu: '3', memory: '10Gi' },
        limits: { cpu: '7', memory: '12Gi' },
        persistentVolumeClaims: 10,
        services: 20,
      },
    },
    images: stagingImages,
  },
  production: {
    profile: production,
    domain: 'edtech-assistant.example.com',
    namespaces: { services: 'edtech-assistant-production', datastores: 'edtech-assistant-production-data' },
    kubernetes: '1.34',
    cloud: AWS,
    apiServer: API_SERVER,
    nodes: NODES,
    secretStore: { kind: 'aws-secrets-manager' },
    origins: ['https://app.edtech-assistant.example.com'],
    nodePools: [{ name: 'general', ...machine('m6i.xlarge'), nodes: { min: 6, max: 16 }, zones: 3 }],
    quotas: {
      services: {
        requests: { cpu: '54', memory: '64Gi' },
        limits: { cpu: '120', memory: '128Gi' },
        persistentVolumeClaims: 5,
        services: 20,
      },
      datastores: {
        requests: { cpu: '8', memory: '32Gi' },
        limits: { cpu: '18', memory: '36Gi' },
        persistentVolumeClaims: 25,
        services: 25,
      },
    },
    images: productionImages,
  },
} satisfies Readonly<Record<string, EnvironmentInput<string>>>;
