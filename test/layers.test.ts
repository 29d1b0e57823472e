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
  handbook: ['model', 'settings', 'constructs'],
  sealing: ['model', 'render'],
  commands: ['model', 'settings', 'render', 'handbook', 'sealing'],
  cli: ['model', 'settings', 'commands', 'platforms'],
  main: ['commands', 'platforms'],
  imports: [],
};

/** Files at the top of constructs/ that all of it may import. */
const SHARED_CONSTRUCTS = ['metadata', 'phase', 'cloud-role', 'service-props'];

/** The same for folders within constructs/: each imports only from those above it here. */
const CONSTRUCTS_MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  network: [],
  mesh: [],
  guardrails: ['network'],
  observability: ['network'],
  workload: ['guardrails'],
  edge: ['network', 'mesh', 'observability'],
  data: ['network', 'mesh', 'guardrails', 'observability', 'edge'],
  'service-chart': ['network', 'mesh', 'observability', 'workload', 'edge', 'data'],
  secrets: ['data'],
  controllers: ['network', 'guardrails', 'workload', 'edge', 'data'],
  recovery: ['network', 'guardrails', 'data', 'controllers'],
  delivery: ['controllers'],
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

/** `edge` for `charts/constructs/edge/kong/upstream.ts`, `phase` for `charts/constructs/phase.ts`; empty elsewhere. */
const constructsOf = (path: string): string => {
  const [, layer, folder = ''] = path.split('/');
  return layer === 'constructs' ? folder.replace(/\.ts$/, '') : '';
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

test.each(files.filter(constructsOf))('%s imports only from the constructs below it', (path) => {
  const folder = constructsOf(path);
  const own = SHARED_CONSTRUCTS.includes(folder) ? [] : [folder, ...(CONSTRUCTS_MAY_IMPORT[folder] ?? [])];
  const allowed = ['', ...SHARED_CONSTRUCTS, ...own];
  const folders = importsOf(path)
    .filter((name) => name.startsWith('.'))
    .map((name) => constructsOf(local(path, name)));
  expect(folders.filter((other) => !allowed.includes(other))).toEqual([]);
});

test('constructs lie in layers: none may import what may import it', () => {
  const folders = Object.keys(CONSTRUCTS_MAY_IMPORT);
  const upwards = folders.flatMap((folder, level) =>
    CONSTRUCTS_MAY_IMPORT[folder]!.filter((other) => !folders.slice(0, level).includes(other)).map(
      (other) => `${folder} imports ${other}`,
    ),
  );
  expect(upwards).toEqual([]);
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
