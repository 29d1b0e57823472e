import { validDatastores } from '../../../charts/checks/definition/valid-datastores';
import { rds, redis } from '../../fixtures/datastores';
import { findings } from '../../fixtures/findings';

test('allows the small platform’s, a managed one and a Redis of three leaders without followers', () => {
  expect(findings(validDatastores, { datastores: { invoices: rds, sessions: redis } })).toEqual([]);
});

test('refuses a datastore without instances', () => {
  expect(findings(validDatastores, { datastores: { records: { instances: 0, synchronous: 0 } } })).toEqual([
    'datastores.records.instances: "0" is out of bounds; use a whole number from 1',
  ]);
});
