import { production } from '../../environments/production';
import { staging } from '../../environments/staging';
import type { EnvironmentInput } from '../../model/platform';
import type { Tokens } from '../../model/tokens';
import { eks, THREE_ZONES } from '../eks';
import { machine } from '../machines';
import { production as productionImages } from './images/production';
import { staging as stagingImages } from './images/staging';

/** The auth service issues tokens, and shows its public keys below its route. */
const tokens = (domain: string): Tokens => ({
  issuer: `https://api.${domain}/auth`,
  audiences: ['educational-platform'],
  keys: `https://api.${domain}/auth/.well-known/jwks.json`,
});

/**
 * Where educational-platform runs. The document gives neither provider nor domain: machines are AWS's, the domain is
 * one for documentation.
 */
export const environments = {
  staging: {
    profile: staging,
    domain: 'staging.educational-platform.example.com',
    namespaces: { services: 'educational-platform-staging', datastores: 'educational-platform-staging-data' },
    kubernetes: '1.34',
    ...eks('educational-platform-staging', THREE_ZONES),
    tokens: tokens('staging.educational-platform.example.com'),
    origins: ['https://app.staging.educational-platform.example.com'],
    nodePools: [{ name: 'general', ...machine('m6i.xlarge'), nodes: { min: 4, max: 8 }, zones: 3 }],
    // A third of production's services; the datastores keep their number at an eighth of the size.
    quotas: {
      services: {
        requests: { cpu: '16', memory: '24Gi' },
        limits: { cpu: '36', memory: '48Gi' },
        persistentVolumeClaims: 10,
        services: 20,
      },
      datastores: {
        requests: { cpu: '8', memory: '26Gi' },
        limits: { cpu: '36', memory: '34Gi' },
        persistentVolumeClaims: 30,
        services: 40,
      },
    },
    images: stagingImages,
  },
  production: {
    profile: production,
    domain: 'educational-platform.example.com',
    namespaces: { services: 'educational-platform', datastores: 'educational-platform-data' },
    kubernetes: '1.34',
    ...eks('educational-platform-production', THREE_ZONES),
    tokens: tokens('educational-platform.example.com'),
    origins: ['https://app.educational-platform.example.com'],
    nodePools: [
      { name: 'general', ...machine('m6i.2xlarge'), nodes: { min: 6, max: 12 }, zones: 3 },
      { name: 'spot', ...machine('m6i.xlarge'), capacity: 'spot', nodes: { min: 1, max: 4 }, zones: 3 },
    ],
    quotas: {
      // The document's, to the letter.
      services: {
        requests: { cpu: '50', memory: '100Gi' },
        limits: { cpu: '100', memory: '200Gi' },
        persistentVolumeClaims: 50,
        services: 50,
      },
      datastores: {
        requests: { cpu: '32', memory: '128Gi' },
        limits: { cpu: '80', memory: '144Gi' },
        persistentVolumeClaims: 40,
        services: 40,
      },
    },
    images: productionImages,
  },
} satisfies Readonly<Record<string, EnvironmentInput<string>>>;
