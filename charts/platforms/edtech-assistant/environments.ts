import { production } from '../../environments/production';
import { staging } from '../../environments/staging';
import type { EnvironmentInput } from '../../model/platform';
import { eks, THREE_ZONES } from '../eks';
import { machine } from '../machines';
import { production as productionImages } from './images/production';
import { staging as stagingImages } from './images/staging';

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
    ...eks('edtech-assistant-staging', THREE_ZONES),
    origins: ['https://app.staging.edtech-assistant.example.com'],
    nodePools: [{ name: 'general', ...machine('m6i.xlarge'), nodes: { min: 3, max: 6 }, zones: 3 }],
    // A quarter of production's services and the smallest datastores.
    quotas: {
      services: {
        requests: { cpu: '20', memory: '24Gi' },
        limits: { cpu: '44', memory: '48Gi' },
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
    ...eks('edtech-assistant-production', THREE_ZONES),
    origins: ['https://app.edtech-assistant.example.com'],
    nodePools: [{ name: 'general', ...machine('m6i.xlarge'), nodes: { min: 6, max: 16 }, zones: 3 }],
    // Both generations of a rollout at their most: pods with chats take five minutes to go, and count until then.
    quotas: {
      services: {
        requests: { cpu: '72', memory: '88Gi' },
        limits: { cpu: '160', memory: '170Gi' },
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
