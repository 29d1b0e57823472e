import type { Images } from '../../../model/image';

/**
 * What runs in dev. The digests are stand-ins until each service's pipeline pins its first real build: sha256 of
 * the text before them. The registry is the account of AWS's documentation.
 */
export const dev = {
  'api-gateway':
    '123456789012.dkr.ecr.us-east-1.amazonaws.com/scalable-aws/api-gateway:1.3.5@sha256:4165c89bc8b1f42215d170e6773cca3126e5b1472862e260f84f7d08cb48305d',
  backend:
    '123456789012.dkr.ecr.us-east-1.amazonaws.com/scalable-aws/backend:1.10.0@sha256:e2d7d9473e24ee40c8fdcfa6638ad2776c71ee1e5233b10345141a0d0eaf4ad2',
  frontend:
    '123456789012.dkr.ecr.us-east-1.amazonaws.com/scalable-aws/frontend:1.8.0@sha256:2becf769bd1578605ac522d9ca6be2c886f279bf35b741f69f7c23566557ab2f',
} satisfies Images;
