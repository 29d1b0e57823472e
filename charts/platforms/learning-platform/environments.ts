import { production } from '../../environments/production';
import { staging } from '../../environments/staging';
import type { EnvironmentInput } from '../../model/platform';
import type { Tokens } from '../../model/tokens';
import { eks, THREE_ZONES } from '../eks';
import { machine } from '../machines';
import { production as productionImages } from './images/production';
import { staging as stagingImages } from './images/staging';

/** The user service issues tokens, and shows its public keys below its route. */
const tokens = (domain: string): Tokens => ({
  issuer: `https://${domain}/api/auth`,
  audiences: ['learning-platform'],
  keys: `https://${domain}/api/auth/.well-known/jwks.json`,
});

/** Where learning-platform runs: on EKS in us-east-1. The document gives no domain; this one is for documentation. */
export const environments = {
  staging: {
    profile: staging,
    domain: 'staging.learning-platform.example.com',
    namespaces: { services: 'learning-platform-staging', datastores: 'learning-platform-staging-data' },
    kubernetes: '1.34',
    ...eks('learning-platform-staging', THREE_ZONES),
    tokens: tokens('staging.learning-platform.example.com'),
    nodePools: [{ name: 'general', ...machine('m6i.large'), nodes: { min: 4, max: 8 }, zones: 3 }],
    // A quarter of production's services; for the datastores half, since a drill restores a whole one beside them.
    quotas: {
      services: {
        requests: { cpu: '6', memory: '6Gi' },
        limits: { cpu: '13', memory: '12Gi' },
        persistentVolumeClaims: 5,
        services: 15,
      },
      datastores: {
        requests: { cpu: '3', memory: '10Gi' },
        limits: { cpu: '15', memory: '16Gi' },
        persistentVolumeClaims: 10,
        services: 20,
      },
    },
    images: stagingImages,
  },
  production: {
    profile: production,
    domain: 'learning-platform.example.com',
    namespaces: { services: 'learning-platform-production', datastores: 'learning-platform-production-data' },
    kubernetes: '1.34',
    ...eks('learning-platform-production', THREE_ZONES),
    tokens: tokens('learning-platform.example.com'),
    nodePools: [{ name: 'general', ...machine('m6i.xlarge'), nodes: { min: 3, max: 9 }, zones: 3 }],
    quotas: {
      services: {
        requests: { cpu: '18', memory: '20Gi' },
        limits: { cpu: '44', memory: '40Gi' },
        persistentVolumeClaims: 5,
        services: 20,
      },
      datastores: {
        requests: { cpu: '6', memory: '32Gi' },
        limits: { cpu: '24', memory: '42Gi' },
        persistentVolumeClaims: 20,
        services: 20,
      },
    },
    images: productionImages,
  },
} satisfies Readonly<Record<string, EnvironmentInput<string>>>;
