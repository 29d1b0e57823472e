import { validRds } from '../../../charts/checks/definition/valid-rds';
import type { Rds } from '../../../charts/model/datastore';
import { rds } from '../../fixtures/datastores';
import { findings } from '../../fixtures/findings';
import { inProduction } from '../../fixtures/platform';

const of = (difference: Partial<Rds> = {}) =>
  findings(validRds, { datastores: { invoices: { ...rds, ...difference } } });

const kept = (keep: string): Partial<Rds> => ({ backup: { ...rds.backup, keep } });

const INSTANCE =
  'is no identifier of an instance; use lower-case letters, digits and single "-", a letter first, at most 57 in all';

test('S-12 has nothing against what AWS has', () => {
  const allowed: Partial<Rds>[] = [{}, kept('1d'), kept('35d'), { instanceClass: 'db.r6g.12xlarge' }];
  expect(allowed.flatMap(of)).toEqual([]);
});

test.each<[Partial<Rds>, string]>([
  [{ version: '15' }, 'version: "15" is no version of PostgreSQL as AWS writes them; write it like "15.4"'],
  [{ instance: '1st' }, `instance: "1st" ${INSTANCE}`],
  [{ instance: 'in--voices' }, `instance: "in--voices" ${INSTANCE}`],
  [{ instance: 'a'.repeat(58) }, `instance: "${'a'.repeat(58)}" ${INSTANCE}`],
  [{ instanceClass: 't3.small' }, 'instanceClass: "t3.small" is no class of AWS; write it like "db.t3.small"'],
  [{ storage: '10Gi' }, 'storage: "10Gi" is no size that AWS gives; use whole "Gi", 20Gi or more'],
  [{ storage: '1Ti' }, 'storage: "1Ti" is no size that AWS gives; use whole "Gi", 20Gi or more'],
  [kept('36d'), 'backup.keep: "36d" is no time that AWS keeps backups for; use 1d to 35d'],
  [kept('12h'), 'backup.keep: "12h" is no time that AWS keeps backups for; use 1d to 35d'],
])('S-12 refuses %j', (difference, finding) => {
  expect(of(difference)).toEqual([`datastores.invoices.${finding}`]);
});

test('S-12 refuses an instance of AWS where the cloud is none of its', () => {
  const elsewhere = inProduction({ cloud: { provider: 'google' } as never });
  expect(findings(validRds, { ...elsewhere, datastores: { invoices: rds } })).toEqual([
    `datastores.invoices.engine: "rds" is AWS's, and the cloud is "google"; name account and region of AWS, or take another engine`,
  ]);
});
