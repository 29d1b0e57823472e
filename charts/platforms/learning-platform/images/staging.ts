import type { Images } from '../../../model/image';

/**
 * What runs in staging. The digests are stand-ins until each service's pipeline pins its first real build: sha256 of
 * the text before them. The registry is the account of AWS's documentation.
 */
export const staging = {
  'course-service':
    '123456789012.dkr.ecr.us-east-1.amazonaws.com/learning-platform/course-service:1.13.0@sha256:67126cdd9211f96ad925a34123e0ce7e04f43cdd56c67d8d7fad8a27b2803f10',
  frontend:
    '123456789012.dkr.ecr.us-east-1.amazonaws.com/learning-platform/frontend:2.6.3@sha256:d6d0853a3919c12d9103a12dfa5c0d5d65e9ed244bb53c13feeb68e0dc5c2af1',
  'notification-service':
    '123456789012.dkr.ecr.us-east-1.amazonaws.com/learning-platform/notification-service:1.4.2@sha256:724d458d8e0b5cd2c21deef8bb86b2a8f049c8cb80ed8f7263dc8166e0ee4945',
  'user-service':
    '123456789012.dkr.ecr.us-east-1.amazonaws.com/learning-platform/user-service:1.10.2@sha256:ac7b63c9ede8678e4196e898ab0e3d3ca632f084c8dee6dd4e73ef7825d19937',
} satisfies Images;
