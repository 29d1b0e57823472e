import type { Images } from '../../../model/image';

/**
 * What runs in production. The digests are stand-ins until each service's pipeline pins its first real build: sha256 of
 * the text before them.
 */
export const production = {
  'analytics-service':
    'ghcr.io/educational-platform/analytics-service:1.6.0@sha256:1f9aaf5dc46148cb081bc635255b607983b7e2027401e2d2ecc2107343328178',
  'assessment-service':
    'ghcr.io/educational-platform/assessment-service:2.2.5@sha256:64613a251571e9482db43969ba6373a93e1ba41b03f2f0b12b32f2f32f989d4f',
  'auth-service':
    'ghcr.io/educational-platform/auth-service:3.0.2@sha256:b19812a505d1eccd4561a8d97def9ac5d14f3704522cdf86098b65f0e80d4638',
  'content-service':
    'ghcr.io/educational-platform/content-service:4.1.3@sha256:0c67dd908b59c98d943482914d9bf4105a7fd845c378a894d1433d80e63b1eb7',
  'user-service':
    'ghcr.io/educational-platform/user-service:2.7.1@sha256:7844715bb648381f096264e6ab8bb3df155dd20dee519f5302405559d83c644f',
} satisfies Images;
