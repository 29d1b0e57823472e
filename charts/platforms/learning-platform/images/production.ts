import type { Images } from '../../../model/image';

/**
 * What runs in production. The digests are stand-ins until each service's pipeline pins its first real build: sha256 of
 * the text before them. The registry is the account of AWS's documentation.
 */
export const production = {
  'course-service':
    '123456789012.dkr.ecr.us-east-1.amazonaws.com/learning-platform/course-service:1.12.0@sha256:38cbb64a4cb9eaa5bd9e3fa16c8334cbf346adf447f8ef8314e5d795daf880bc',
  frontend:
    '123456789012.dkr.ecr.us-east-1.amazonaws.com/learning-platform/frontend:2.6.3@sha256:d6d0853a3919c12d9103a12dfa5c0d5d65e9ed244bb53c13feeb68e0dc5c2af1',
  'notification-service':
    '123456789012.dkr.ecr.us-east-1.amazonaws.com/learning-platform/notification-service:1.4.2@sha256:724d458d8e0b5cd2c21deef8bb86b2a8f049c8cb80ed8f7263dc8166e0ee4945',
  'user-service':
    '123456789012.dkr.ecr.us-east-1.amazonaws.com/learning-platform/user-service:1.10.1@sha256:f31a80c76e9b15b8b7595973568ca0dea2f944c487bec58349000a56f1783a7d',
} satisfies Images;
