import { validPartitions } from '../../../charts/checks/definition/valid-partitions';
import type { Partition } from '../../../charts/model/datastore';
import { findings } from '../../fixtures/findings';

const PARTITION: Partition = {
  database: 'users',
  table: 'sign_ins',
  column: 'at',
  every: 'day',
  ahead: 7,
  keep: '90d',
};

const of = (difference: Partial<Partition>) =>
  findings(validPartitions, { datastores: { records: { partitions: [{ ...PARTITION, ...difference }] } } });

test.each<[Partial<Partition>, string]>([
  [{ database: 'mailer' }, 'database: "mailer" is no service that writes to it; use one of "users"'],
  [
    { table: 'Sign Ins' },
    'table: "Sign Ins" is no name that PostgreSQL takes without quotes; use lower-case letters, digits and "_", 53 at most',
  ],
  [
    { column: "at'; --" },
    'column: "at\'; --" is no name that PostgreSQL takes without quotes; use lower-case letters, digits and "_", 53 at most',
  ],
  [{ ahead: 1 }, 'ahead: "1" is out of bounds; use a whole number from 2'],
  [{ keep: '6h' }, 'keep: "6h" is less than a day; use a number of days such as "365d"'],
])('refuses %j', (difference, finding) => {
  expect(of(difference)).toEqual([`datastores.records.partitions[0].${finding}`]);
});

test('E-10 allows parts that are kept for ever', () => {
  expect(of({ keep: undefined })).toEqual([]);
});
