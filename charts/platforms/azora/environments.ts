import { production } from '../../environments/production';
import { staging } from '../../environments/staging';
import type { BackupStorage } from '../../model/backup-storage';
import type { ApiServer, NodeAddresses } from '../../model/cloud';
import type { EnvironmentInput } from '../../model/platform';
import { machine } from '../machines';
import { production as productionImages } from './images/production';
import { staging as stagingImages } from './images/staging';

import productionSealed = require('./sealed/production.json');
import stagingSealed = require('./sealed/staging.json');

// The block of a private GKE control plane; another provider has another.
const API_SERVER: ApiServer = { cidrs: ['172.16.0.0/28'], service: '34.118.224.1/32', port: 443 };

// GKE answers names by a cache on each node: at an address of its own, or at that of the Service kube-dns.
const NODES: NodeAddresses = { cidrs: ['10.128.0.0/20'], resolvers: ['169.254.20.10/32', '34.118.224.10/32'] };

// The document asks for a second copy off site and names no place: Google's buckets, in two regions.
const backups = (instance: string): BackupStorage => ({
  primary: { bucket: `${instance}-backups`, region: 'europe-west1' },
  offsite: { bucket: `${instance}-backups-offsite`, region: 'europe-north1' },
});

/**
 * Where azora runs. Its commands look for the datastores in the namespace of the services, so one quota holds both.
 * The document takes GKE, EKS or AKS; machines are named as it does.
 */
export const environments = {
  staging: {
    profile: staging,
    domain: 'staging.azora.world',
    namespaces: { services: 'azora-staging', datastores: 'azora-staging' },
    kubernetes: '1.34',
    cloud: { provider: 'google' },
    apiServer: API_SERVER,
    nodes: NODES,
    secretStore: { kind: 'sealed', sealed: stagingSealed },
    backups: backups('azora-staging'),
    origins: ['https://staging.azora.world'],
    // Three nodes hold everything at rest; while a release doubles the pods, the autoscaler adds to them.
    nodePools: [{ name: 'general', ...machine('n1-standard-2'), nodes: { min: 3, max: 6 }, zones: 1 }],
    // A quarter of production's services and the smallest datastores.
    quotas: {
      services: {
        requests: { cpu: '14', memory: '20Gi' },
        limits: { cpu: '36', memory: '36Gi' },
        persistentVolumeClaims: 10,
        services: 25,
      },
    },
    images: stagingImages,
  },
  production: {
    profile: production,
    domain: 'azora.world',
    namespaces: { services: 'azora-production', datastores: 'azora-production' },
    kubernetes: '1.34',
    cloud: { provider: 'google' },
    apiServer: API_SERVER,
    nodes: NODES,
    secretStore: { kind: 'sealed', sealed: productionSealed },
    backups: backups('azora-production'),
    origins: ['https://azora.world'],
    nodePools: [{ name: 'general', ...machine('n1-standard-4'), nodes: { min: 6, max: 12 }, zones: 3 }],
    // All services at their most, twice at once for blue and green, the datastores, and a restore drill beside them.
    quotas: {
      services: {
        requests: { cpu: '40', memory: '64Gi' },
        limits: { cpu: '90', memory: '100Gi' },
        persistentVolumeClaims: 20,
        services: 30,
      },
    },
    images: productionImages,
  },
} satisfies Readonly<Record<string, EnvironmentInput<string>>>;
