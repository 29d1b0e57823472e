import type { Images } from '../../../model/image';

/**
 * What runs in prod. The digests are stand-ins until each service's pipeline pins its first real build: sha256 of
 * the text before them. The registry is the account of AWS's documentation.
 */
export const prod = {
  'api-gateway':
    '123456789012.dkr.ecr.us-east-1.amazonaws.com/scalable-aws/api-gateway:1.3.5@sha256:4165c89bc8b1f42215d170e6773cca3126e5b1472862e260f84f7d08cb48305d',
  backend:
    '123456789012.dkr.ecr.us-east-1.amazonaws.com/scalable-aws/backend:1.9.0@sha256:d985e274b473f15c124cc4378648c488fb37b11d34017e70e7db245d6de54efa',
  frontend:
    '123456789012.dkr.ecr.us-east-1.amazonaws.com/scalable-aws/frontend:1.7.2@sha256:d89e72876d77124a0e3b310f4a08afd3b2de6c82c6d8c6041927e780566afd28',
} satisfies Images;
