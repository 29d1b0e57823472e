import type { Images } from '../../../model/image';

/**
 * What runs in staging. The digests are stand-ins until each service's pipeline pins its first real build: sha256 of
 * the text before them.
 */
export const staging = {
  'api-gateway':
    'ghcr.io/edtech-assistant/api-gateway:1.8.2@sha256:4b0c2bbdb8b0db31b75fed1e2b2bd8fda95706b3c96a6365af825aecdc4c23f0',
  'assignment-service':
    'ghcr.io/edtech-assistant/assignment-service:2.1.0@sha256:3515430caa717ce1ad222313f80ac245f384b64e9e639e4076ffd4f0ddd70797',
  'chat-service':
    'ghcr.io/edtech-assistant/chat-service:1.5.1@sha256:67141206819d7cdd6f04d77a325684c29cacb458cf7d71d54edf9b09b65402a7',
  'quiz-service':
    'ghcr.io/edtech-assistant/quiz-service:2.3.1@sha256:f934ec4a05bafe4f7886e338e54260bec7f78c05c0ca3d2d490b3a1895b25c73',
} satisfies Images;
