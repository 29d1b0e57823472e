import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = join(__dirname, '..');

/** Which folders each folder of charts/ may import from, besides itself. A file at the top counts as a folder. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  settings: [],
  environments: ['model'],
  platforms: ['model', 'environments'],
  constructs: ['model', 'settings', 'imports'],
  checks: ['model'],
  render: ['model', 'settings', 'constructs', 'checks'],
  sealing: ['model', 'render'],
  commands: ['model', 'settings', 'render', 'sealing'],
  cli: ['model', 'settings', 'commands', 'platforms'],
  main: ['commands', 'platforms'],
  imports: [],
};

/** What only some folders may know of: the disk, cryptography, and cdk8s. */
const RESERVED = {
  'node:fs': ['render', 'sealing'],
  'node:crypto': ['sealing'],
  cdk8s: ['constructs', 'imports', 'render'],
  'cdk8s-plus-27': ['constructs'],
};

const files = ['charts', 'imports'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join(folder, path)),
);

const layerOf = (path: string): string => {
  const [top, layer = ''] = path.split('/');
  return top === 'imports' ? top : layer.replace(/\.ts$/, '');
};

const importsOf = (path: string): string[] =>
  [...readFileSync(join(ROOT, path), 'utf8').matchAll(/(?:from|import|require\()\s*'([^']+)'/g)].map(
    ([, name]) => name!,
  );

const local = (path: string, name: string): string => `${relative(ROOT, join(ROOT, dirname(path), name))}.ts`;

test.each(files)('%s imports only from the layers below it', (path) => {
  const layer = layerOf(path);
  const allowed = [layer, ...(MAY_IMPORT[layer] ?? [])];
  const layers = importsOf(path)
    .filter((name) => name.startsWith('.'))
    .map((name) => layerOf(local(path, name)));
  expect(layers.filter((other) => !allowed.includes(other))).toEqual([]);
});

test('only render and sealing touch the disk, only sealing knows cryptography, only constructs and render cdk8s', () => {
  const strangers = files.flatMap((path) =>
    importsOf(path)
      .filter((name) => RESERVED[name as keyof typeof RESERVED]?.includes(layerOf(path)) === false)
      .map((name) => `${path} imports ${name}`),
  );
  expect(strangers).toEqual([]);
});

test('no file imports itself by way of others', () => {
  const graph = new Map(
    files.map((path) => [
      path,
      importsOf(path)
        .filter((name) => name.startsWith('.'))
        .map((name) => local(path, name)),
    ]),
  );
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
    if (done.has(path) || trail.includes(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of files) visit(path, []);
  expect(cycles).toEqual([]);
});

test('every file is reached by its own name: no barrels', () => {
  expect(files.filter((path) => path.endsWith('index.ts'))).toEqual([]);
});
