import type { k8s } from 'cdk8s-plus-27';
import type { Postgres } from '../../../model/datastore';
import { POSTGRES_PORT, postgresClusters, serverSecretOf } from '../../../model/stores/postgres';
import type { PG_COPIES, PG_PARTITIONS } from '../../../model/stores/postgres-roles';
import { credentialsOf } from './names';

const AUTHORITY = '/authority';

/** How a job comes in: straight to the instances, under a role of its own, which it gets by environment variables. */
export const connectionEnv = (name: string, role: typeof PG_COPIES | typeof PG_PARTITIONS): k8s.EnvVar[] => [
  { name: 'PGUSER', value: role },
  {
    name: 'PGPASSWORD',
    valueFrom: { secretKeyRef: { name: credentialsOf(name, role), key: 'password', optional: false } },
  },
  { name: 'PGPORT', value: String(POSTGRES_PORT) },
  { name: 'PGSSLMODE', value: 'verify-full' },
  { name: 'PGSSLROOTCERT', value: `${AUTHORITY}/ca.crt` },
  { name: 'PGCONNECT_TIMEOUT', value: '10' },
];

/** The certificate that the servers' are signed with. */
export const authorityVolume = (name: string, store: Postgres): k8s.Volume => ({
  name: 'authority',
  secret: {
    secretName: serverSecretOf(postgresClusters(name, store)[0]!),
    items: [{ key: 'ca.crt', path: 'ca.crt' }],
  },
});

export const AUTHORITY_MOUNT: k8s.VolumeMount = { name: 'authority', mountPath: AUTHORITY, readOnly: true };
