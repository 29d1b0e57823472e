import { claimOf } from '../claim';
import type { GivenSecret } from '../connection';
import type { Rds } from '../datastore';
import { seconds } from '../quantity';
import type { Resources } from '../resources';
import { prefixOf } from './addresses';
import { gapOf } from './copies';
import { DRILL, drillOf } from './drill';
import type { Engine } from './engine';
import { databaseOf, POSTGRES_PORT } from './postgres';
import { clientNameOf } from './sign-in';

/** What a service signs in with: a role of its own, which people make in the instance. */
export const rdsSecretOf = (store: string, service: string): GivenSecret => ({
  secret: clientNameOf(store, service),
  keys: [`${prefixOf(store)}_USER`, `${prefixOf(store)}_PASSWORD`],
});

/** What the restore drill signs in with, at the live instance and at the copy, under the names that libpq knows. */
export const rdsDrillSecret = (store: string): GivenSecret => ({
  secret: drillOf(store),
  keys: ['PGUSER', 'PGPASSWORD'],
});

/** What counts rows beside the drill: a client, the server does the work. */
export const COUNTER: Resources = {
  requests: { cpu: '20m', memory: '32Mi' },
  limits: { cpu: '200m', memory: '128Mi' },
};

/** What asks AWS how old the newest moment is that it could restore. */
export const BACKUP_CHECK: { readonly resources: Resources; readonly schedule: string; readonly deadline: number } = {
  resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { cpu: '500m', memory: '256Mi' } },
  /** Off the quarter of an hour, when much else begins. */
  schedule: '7-59/15 * * * *',
  /** In seconds. */
  deadline: 300,
};

export const rds: Engine<Rds> = {
  // It runs outside the cluster; what looks after its backups runs inside.
  claims: (name) => [
    { ...claimOf(drillOf(name), 1, DRILL.resources), proxy: COUNTER },
    claimOf(`${name}-backup-check`, 1, BACKUP_CHECK.resources),
  ],
  metrics: () => [],
  connection: (_, { name, store, client: { service } }) => {
    const prefix = prefixOf(name);
    return {
      settings: {
        [`${prefix}_HOST`]: store.host,
        [`${prefix}_PORT`]: String(POSTGRES_PORT),
        [`${prefix}_DATABASE`]: databaseOf(service.name),
        [`${prefix}_SSLMODE`]: sslModeOf(store),
        [`${prefix}_CA_FILE`]: RDS_AUTHORITIES,
      },
      secrets: {},
      files: {},
      given: rdsSecretOf(name, service.name),
    };
  },
  loss: ({ backup }) => {
    if (backup.continuous) {
      const { every } = backup.continuous;
      return { seconds: seconds(every)!, because: `AWS stores the write-ahead log every ${every}` };
    }
    return gapOf(backup);
  },
};

/** AWS's bundle of authorities, which the image of a service that uses RDS has to carry: no system trusts them by itself. */
const RDS_AUTHORITIES = '/certs/global-bundle.pem';

/**
 * AWS's certificates, which the image of the service carries, name the endpoint of the instance and no record that leads
 * there: by such a record a client can check who signed the certificate, and no name.
 */
const sslModeOf = ({ host }: Rds): string => (host.endsWith('.rds.amazonaws.com') ? 'verify-full' : 'verify-ca');
