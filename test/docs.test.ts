import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..');

const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => join(folder, path));

const PAGES = ['README.md', ...filesIn('docs', '.md')];

const ID = /\b[CELTAS]-\d{2}\b/g;

test('every requirement id in use is explained', () => {
  const explained = new Set(textOf('docs/requirements.md').match(ID));
  const used = [...filesIn('test', '.ts'), ...filesIn('charts', '.ts'), ...PAGES].flatMap(
    (path) => textOf(path).match(ID) ?? [],
  );
  expect([...new Set(used)].filter((id) => !explained.has(id))).toEqual([]);
});

test('every link of the documentation leads somewhere', () => {
  const dead = PAGES.flatMap((page) =>
    [...textOf(page).matchAll(/\]\((?!https?:)([^)#]+)/g)]
      .filter(([, target]) => !existsSync(join(ROOT, dirname(page), target!)))
      .map(([, target]) => `${page}: ${target}`),
  );
  expect(dead).toEqual([]);
});

test('every path that the documentation names in code is there', () => {
  const named = PAGES.flatMap((page) =>
    [...textOf(page).matchAll(/`((?:charts|docs|test|imports|gitops)\/[\w./-]+)`/g)].map(
      ([, path]) => [page, path!] as const,
    ),
  );
  expect(named.filter(([, path]) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test('every npm script that the documentation names is defined', () => {
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
  const named = PAGES.flatMap((page) =>
    [...textOf(page).matchAll(/npm run (?:--silent )?([\w-]+)/g)].map(([, name]) => name!),
  );
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test('the folders of the README are those of charts/', () => {
  const folders = readdirSync(join(ROOT, 'charts')).filter((name) =>
    statSync(join(ROOT, 'charts', name)).isDirectory(),
  );
  expect(folders.filter((name) => !textOf('README.md').includes(`  ${name}/ `))).toEqual([]);
});
