import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DEFINITION_CHECKS } from '../../../charts/checks/definition/all';
import { compare } from '../../../charts/model/names';
import { findings } from '../../fixtures/findings';

const RULES = join(__dirname, '../../../charts/checks/definition');

const idOf = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const idsIn = (folder: string, ending: string) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .filter((id) => id !== 'all')
    .sort(compare);

test('every rule of the folder is in the list, under the name of its file', () => {
  expect(DEFINITION_CHECKS.map(({ name }) => idOf(name)).sort(compare)).toEqual(idsIn(RULES, '.ts'));
});

test('every rule has a test of its name', () => {
  expect(idsIn(__dirname, '.test.ts')).toEqual(idsIn(RULES, '.ts'));
});

test.each(['staging', 'production'])('no rule objects to the small platform in %s', (environment) => {
  expect(DEFINITION_CHECKS.flatMap((check) => findings(check, {}, environment))).toEqual([]);
});
