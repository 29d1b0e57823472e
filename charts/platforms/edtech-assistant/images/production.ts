import type { Images } from '../../../model/image';

/**
 * What runs in production. The digests are stand-ins until each service's pipeline pins its first real build: sha256 of
 * the text before them.
 */
export const production = {
  'api-gateway':
    'ghcr.io/edtech-assistant/api-gateway:1.8.2@sha256:4b0c2bbdb8b0db31b75fed1e2b2bd8fda95706b3c96a6365af825aecdc4c23f0',
  'assignment-service':
    'ghcr.io/edtech-assistant/assignment-service:2.0.4@sha256:528d9ea1cec46b07d0a398447f05c89851fee3f4a7e8c788f17af858ba863e21',
  'chat-service':
    'ghcr.io/edtech-assistant/chat-service:1.5.1@sha256:67141206819d7cdd6f04d77a325684c29cacb458cf7d71d54edf9b09b65402a7',
  'quiz-service':
    'ghcr.io/edtech-assistant/quiz-service:2.3.0@sha256:adf5da2ce90b0657588d5b19abd12113bbc0785f7c4fb8ae26e976f00c552e79',
} satisfies Images;
