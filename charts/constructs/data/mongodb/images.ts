import type { MONGODB_VERSIONS } from '../../../model/stores/mongodb-parts';

/**
 * What Percona's operator 1.22 is tested with, by the digests for amd64 that Percona's version service publishes
 * (Percona-Lab/percona-version-service, `operator.1.22.0.psmdb-operator`). To be raised together with the operator's chart.
 */
export const OPERATOR_VERSION = '1.22.0';

const SERVERS: Readonly<Record<(typeof MONGODB_VERSIONS)[number], string>> = {
  '7.0':
    'docker.io/percona/percona-server-mongodb:7.0.30-16@sha256:32bc384e2af367e4261bdf1d2b09211bb210425f292494e5837e5a05f6805768',
  '8.0':
    'docker.io/percona/percona-server-mongodb:8.0.19-7@sha256:779378a9f52cd9e617d0c356053b4b9c97209b0b759aa819300427836f6f2c66',
};

/** The image of a server whose version a check has seen. */
export const serverImage = (version: string): string => SERVERS[version as keyof typeof SERVERS];

export const MONGODB_IMAGES = {
  /** Puts the entry point and the probes into each pod before it starts. */
  init: 'docker.io/percona/percona-server-mongodb-operator:1.22.0@sha256:d4384b3853dc5026cc33de1dfd68ac11aaf5d54f4e84b115e05d7d473f4c6188',
  backup:
    'docker.io/percona/percona-backup-mongodb:2.12.0@sha256:6d56b787c2dc532c9c19cc607a2bc1855a722cdaa52024ea38d4de4aae777f8a',
  exporter:
    'docker.io/percona/mongodb_exporter:0.51.0@sha256:852b90b9f38ab489762b8a8b8c074ce852272c2495d725b922bdb5bc7d659e16',
} as const;
