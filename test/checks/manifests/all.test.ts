import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { MANIFEST_CHECKS } from '../../../charts/checks/manifests/all';
import { ENVIRONMENTS, real } from '../../fixtures/rendered';

const FOLDER = join(__dirname, '../../../charts/checks/manifests');

/** `require-labels` of `requireLabels`. */
const fileOf = (check: { readonly name: string }): string =>
  check.name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

test('every check of the folder runs, once', () => {
  const files = readdirSync(FOLDER).filter((file) => /^(ban|require|valid|unique|no)-/.test(file));
  expect(MANIFEST_CHECKS.map((check) => `${fileOf(check)}.ts`)).toEqual(files.sort());
});

test.each(ENVIRONMENTS)('C-02 C-04 C-06 C-07 C-30 C-42 no check objects to anything in %s', (id) => {
  const faults = real(id).all.flatMap(({ path, manifest }) =>
    MANIFEST_CHECKS.flatMap((check) => check(manifest)).map((fault) => `${path}: ${fault}`),
  );
  expect(faults).toEqual([]);
});
