/**
 * PostgreSQL of the CloudNativePG project by major version, with the extensions that come with it: what its catalogue
 * `postgresql-standard-trixie` of 2026-08-17 lists. The minor version is raised here.
 */
export const POSTGRES_IMAGES: Readonly<Record<string, string>> = {
  15: 'ghcr.io/cloudnative-pg/postgresql:15.19-202608170814-standard-trixie@sha256:613c7a0417887cd2626a2bfb31fa4e1d86c3088e575fd66bc227007dc69a5487',
  16: 'ghcr.io/cloudnative-pg/postgresql:16.15-202608170814-standard-trixie@sha256:3df9103d7f89c8abc2870463d4d446944c81b5f1f4b707c590895dc003ecbb65',
  17: 'ghcr.io/cloudnative-pg/postgresql:17.11-202608170816-standard-trixie@sha256:91e0de662d53895a45f1396f4ee1a75daeb0c26fc87853afc9c8f43e01fdaa21',
  18: 'ghcr.io/cloudnative-pg/postgresql:18.6-202608170814-standard-trixie@sha256:771f9eab5225587af259d84680cc69a5b6e374ac32bb24effafde1f3368a1241',
};

/** The image of a version that a check has seen. */
export const postgresImage = (version: string): string => POSTGRES_IMAGES[version]!;

export const PGBOUNCER_IMAGE =
  'ghcr.io/cloudnative-pg/pgbouncer:1.25.2-202609151159-trixie@sha256:218c1c9bd0c217dae3a6561b75446b7f5dde0ada55b73956659ee4b8a4bcc8ee';
