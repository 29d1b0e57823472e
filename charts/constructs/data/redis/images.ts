import type { REDIS_VERSIONS } from '../../../model/stores/redis';

/**
 * Redis by major version: upstream's image, as the operator's init container writes the configuration and no script of
 * an image of the operator's own is needed.
 */
const REDIS_IMAGES: Readonly<Record<(typeof REDIS_VERSIONS)[number], string>> = {
  '7': 'docker.io/library/redis:7.4.9-alpine@sha256:6ab0b6e7381779332f97b8ca76193e45b0756f38d4c0dcda72dbb3c32061ab99',
};

export const EXPORTER_IMAGE =
  'docker.io/oliver006/redis_exporter:v1.91.1@sha256:c67a432dba6b4ae30f471e3c77cf14a289133bbeeb89abb0bb03e6092efb2836';

/** The image of a Redis whose version a check has seen. */
export const redisImage = (version: string): string => REDIS_IMAGES[version as keyof typeof REDIS_IMAGES];
