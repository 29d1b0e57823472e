import type { Images } from '../../../model/image';

/**
 * What runs in staging. The digests are stand-ins until each service's pipeline pins its first real build: sha256 of
 * the text before them.
 */
export const staging = {
  'analytics-service':
    'ghcr.io/educational-platform/analytics-service:1.7.0@sha256:0b79084915a4a990e9b8e7903059623bba96e93d2edb206ea16697dc99d005af',
  'assessment-service':
    'ghcr.io/educational-platform/assessment-service:2.2.5@sha256:64613a251571e9482db43969ba6373a93e1ba41b03f2f0b12b32f2f32f989d4f',
  'auth-service':
    'ghcr.io/educational-platform/auth-service:3.0.2@sha256:b19812a505d1eccd4561a8d97def9ac5d14f3704522cdf86098b65f0e80d4638',
  'content-service':
    'ghcr.io/educational-platform/content-service:4.2.0@sha256:5d51ce629e16467b7c49b6fc277a62b4fe991998d7c42aa8e39dc5de71cffa7c',
  'user-service':
    'ghcr.io/educational-platform/user-service:2.7.1@sha256:7844715bb648381f096264e6ab8bb3df155dd20dee519f5302405559d83c644f',
} satisfies Images;
