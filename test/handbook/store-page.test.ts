import { storePage } from '../../charts/handbook/store-page';
import { smallEnvironment } from '../fixtures/platform';

const production = smallEnvironment();
const staging = smallEnvironment({}, 'staging');

const placeOf = (environment: typeof production, name: string) => ({
  environment,
  store: environment.datastores.get(name)!,
});

const textOf = (name: string): string => storePage(name, placeOf(production, name), [placeOf(staging, name)]).text;

test('S-31 a page begins with where it is made, what the datastore is, and what it has to keep', () => {
  expect(textOf('records').split('\n').slice(0, 7)).toEqual([
    '<!-- Rendered from charts/platforms/campus/datastores.ts and charts/handbook/runbooks: change it there, then run "npm run handbook" -->',
    '',
    '# records of campus',
    '',
    'Rights: whoever is in `campus-operators` may look at `campus-data`, read logs, forward ports and end pods there. Everything else needs [rights in an emergency](../../operating.md#rights-in-an-emergency): `exec`, Secrets, jobs and changes, other namespaces, Prometheus and Argo CD among them.',
    '',
    'PostgreSQL 15 with accounts and enrolments. Its tier is critical: it has to be back within 15m (RTO), and the newest 5m may be lost (RPO).',
  ]);
});

test('it says who uses the datastore, and for what', () => {
  expect(textOf('records')).toContain('- `users` writes: what its name says');
  expect(textOf('events')).toContain('- `mailer` consumes enrolments: what its name says');
  expect(textOf('events')).toContain('- `users` publishes enrolments: what its name says');
});

test('it says where each environment has it', () => {
  const text = textOf('records');
  expect(text).toContain('| Namespace | `campus-data` | `campus-staging` |');
  expect(text).toContain('| Application in Argo CD | `campus-production-records` | `campus-staging-records` |');
  expect(text).toContain('| Instances | 3 | 1 |');
});

test('it says which environment its commands are for, and how to get those for another', () => {
  const text = textOf('records');
  expect(text).toContain('The commands below are for production, in the cluster of `campus/production`.');
  expect(text).toContain('`npm run --silent handbook -- campus/staging/records`');
});
