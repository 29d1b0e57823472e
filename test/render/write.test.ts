import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import { dirname, join } from 'node:path';
import { transformFileSync } from '@swc/core';
import { RENDERED_MARK } from '../../charts/render/rendered-mark';
import { OutputTree, type WriteResult } from '../../charts/render/write';

type Files = Record<string, string>;

const text = (body: string): string => `${RENDERED_MARK}\n${body}\n`;
const OLD: Files = {
  'azora/production/users/Service-users.yaml': text('users, old'),
  'azora/production/users/ConfigMap-users.yaml': text('the same'),
  'azora/production/mailer/Service-mailer.yaml': text('mailer'),
  'azora/staging/users/Service-users.yaml': text('staging'),
};
const NEW: Files = {
  'azora/production/users/Service-users.yaml': text('users, new'),
  'azora/production/users/ConfigMap-users.yaml': text('the same'),
  'azora/production/courses/Service-courses.yaml': text('courses'),
};
const PRODUCTION = ['azora/production'];

let home: string;
let root: string;

beforeEach(() => {
  home = fs.mkdtempSync(join(os.tmpdir(), 'write-test-'));
  root = join(home, 'gitops');
});

afterEach(() => {
  jest.restoreAllMocks();
  fs.rmSync(home, { recursive: true, force: true });
});

function write(files: Files, folders = PRODUCTION, check = false): WriteResult {
  const tree = new OutputTree(root, { check });
  for (const [path, body] of Object.entries(files)) tree.put(path, body);
  return tree.commit(folders);
}

function place(files: Files): void {
  for (const [path, body] of Object.entries(files)) {
    fs.mkdirSync(dirname(join(root, path)), { recursive: true });
    fs.writeFileSync(join(root, path), body);
  }
}

/** Everything below the root: files with their text, empty folders with a slash and none. */
function present(folder = ''): Files {
  const found: Files = {};
  for (const entry of fs.existsSync(root) ? fs.readdirSync(join(root, folder), { withFileTypes: true }) : []) {
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink()) found[path] = `-> ${fs.readlinkSync(join(root, path))}`;
    else if (entry.isDirectory()) {
      const inside = present(path);
      Object.assign(found, Object.keys(inside).length > 0 ? inside : { [`${path}/`]: '' });
    } else found[path] = fs.readFileSync(join(root, path), 'utf8');
  }
  return found;
}

function fails(
  name: 'writeFileSync' | 'mkdirSync' | 'renameSync' | 'accessSync',
  code: string,
  reason: string,
  from = 0,
) {
  const real = fs[name] as (...args: unknown[]) => unknown;
  let calls = 0;
  jest.spyOn(fs, name).mockImplementation(((...args: unknown[]) => {
    if (calls++ < from) return real(...args);
    throw Object.assign(new Error(`${code}: ${reason}, ${name}`), { code });
  }) as never);
}

describe('a run', () => {
  test('writes what is new or different, removes what is no longer rendered, and the folders that leaves empty', () => {
    place(OLD);
    expect(write(NEW)).toEqual({
      written: ['azora/production/courses/Service-courses.yaml', 'azora/production/users/Service-users.yaml'],
      unchanged: 1,
      removed: ['azora/production/mailer/Service-mailer.yaml'],
      foreign: [],
    });
    expect(present()).toEqual({ ...NEW, 'azora/staging/users/Service-users.yaml': text('staging') });
  });

  test('keeps to the folders it renders', () => {
    place(OLD);
    expect(write({}, ['azora/staging']).removed).toEqual(['azora/staging/users/Service-users.yaml']);
    expect(write({}, ['azora/prod']).removed).toEqual([]);
    expect(Object.keys(present())).toHaveLength(3);
  });

  test('that renders the whole tree removes what is left of a platform that is gone', () => {
    place(OLD);
    expect(write({ 'scalable-aws/dev/a.yaml': text('a') }, ['']).removed).toHaveLength(4);
    expect(present()).toEqual({ 'scalable-aws/dev/a.yaml': text('a') });
  });

  test('counts a folder once that is named twice', () => {
    place(OLD);
    expect(write({}, ['azora', 'azora/production', 'azora']).removed).toHaveLength(4);
    expect(present()).toEqual({});
  });

  test('takes a folder whose name begins like that of another for what it is', () => {
    place({ 'azora/prod/a.yaml': text('a'), 'azora/production/a.yaml': text('a') });
    expect(write({}, ['azora/prod', 'azora/production']).removed).toHaveLength(2);
  });

  test('removes the folder above when nothing else is in it', () => {
    place({ 'azora/production/users/a.yaml': text('a') });
    write({});
    expect(fs.readdirSync(root)).toEqual([]);
  });

  test('removes empty folders that a killed run left', () => {
    fs.mkdirSync(join(root, 'azora/production/users/deep'), { recursive: true });
    write({ 'azora/production/a.yaml': text('a') });
    expect(present()).toEqual({ 'azora/production/a.yaml': text('a') });
  });

  test('leaves files alone that are as rendered', () => {
    place(OLD);
    const past = new Date('2001-01-01');
    for (const path of Object.keys(OLD)) fs.utimesSync(join(root, path), past, past);
    const result = write(OLD, ['']);
    expect(result).toMatchObject({ written: [], unchanged: 4, removed: [] });
    for (const path of Object.keys(OLD)) expect(fs.statSync(join(root, path)).mtime).toEqual(past);
  });

  test('changes nothing before the commit', () => {
    place(OLD);
    const tree = new OutputTree(root);
    for (const [path, body] of Object.entries(NEW)) tree.put(path, body);
    expect(visible(present())).toEqual(OLD);
    tree.discard();
    expect(present()).toEqual(OLD);
  });

  test('makes the root only when there is something to write', () => {
    write({}, ['']);
    expect(fs.existsSync(root)).toBe(false);
    write(NEW);
    expect(present()).toEqual(NEW);
  });

  test('that is discarded takes a root with it that it made', () => {
    root = join(home, 'not/yet/there');
    const tree = new OutputTree(root);
    tree.put('a.yaml', text('a'));
    tree.discard();
    expect(fs.readdirSync(home)).toEqual([]);
  });

  test('overwrites an empty file, which a power cut may leave', () => {
    place({ 'azora/production/a.yaml': '' });
    write({ 'azora/production/a.yaml': text('a') });
    expect(present()).toEqual({ 'azora/production/a.yaml': text('a') });
  });
});

describe('a check', () => {
  test('lists what a run would do and does none of it', () => {
    place({ ...OLD, 'azora/production/note.txt': 'by hand' });
    fs.mkdirSync(join(root, `.synth-${deadPid()}-1`));
    const before = present();
    expect(write(NEW, PRODUCTION, true)).toEqual({
      written: ['azora/production/courses/Service-courses.yaml', 'azora/production/users/Service-users.yaml'],
      unchanged: 1,
      removed: ['azora/production/mailer/Service-mailer.yaml'],
      foreign: ['azora/production/note.txt'],
    });
    expect(present()).toEqual(before);
  });

  test('stores no text either', () => {
    const calls = (['writeFileSync', 'mkdirSync', 'renameSync', 'rmdirSync'] as const).map((name) =>
      jest.spyOn(fs, name),
    );
    write(NEW, PRODUCTION, true);
    for (const call of calls) expect(call).not.toHaveBeenCalled();
  });

  test('makes no root', () => {
    expect(write(NEW, PRODUCTION, true).written).toHaveLength(3);
    expect(fs.existsSync(root)).toBe(false);
  });
});

describe('what a person put there', () => {
  test('is left and listed', () => {
    place({ ...OLD, 'azora/production/mailer/README.md': 'by hand', 'azora/production/.gitkeep': '' });
    expect(write(NEW).foreign).toEqual(['azora/production/.gitkeep', 'azora/production/mailer/README.md']);
    expect(present()).toMatchObject({ 'azora/production/mailer/README.md': 'by hand' });
  });

  test('is refused where a file is to be written, and nothing is written', () => {
    place({ ...OLD, 'azora/production/courses/Service-courses.yaml': 'by hand' });
    const before = present();
    expect(() => write(NEW)).toThrow(
      `Cannot write ${root}/azora/production/courses/Service-courses.yaml: it lacks the first line "# Rendered ...", ` +
        'so a person wrote it or took the line away; move it elsewhere or delete it',
    );
    expect(present()).toEqual(before);
  });

  test('is refused all at once', () => {
    place({ 'azora/production/users/Service-users.yaml': 'by hand', 'azora/production/courses': 'a file' });
    expect(() => write(NEW)).toThrow(/courses: it is a file where.*\n.*Service-users\.yaml: it lacks the first line/);
  });

  test('stays when it is in a hidden folder, and is nobody’s business', () => {
    place({ '.git/refs/a': text('a'), 'azora/production/.idea/x.yaml': text('x') });
    fs.mkdirSync(join(root, '.git/refs/tags'));
    const before = present();
    expect(write({}, [''])).toMatchObject({ removed: [], foreign: [] });
    expect(present()).toEqual(before);
  });
});

describe('a path', () => {
  test.each([
    ['azora', 'is a file where a folder is needed'],
    ['azora/production/users', 'is a file where a folder is needed'],
  ])('below the file %s is refused before anything moves', (path, what) => {
    place({ [path]: text('a file') });
    const before = present();
    expect(() => write(NEW)).toThrow(`Cannot write ${root}/${path}: it ${what}; move it elsewhere or delete it`);
    expect(present()).toEqual(before);
  });

  test('that is a folder is refused before anything moves', () => {
    place({ 'azora/production/courses/Service-courses.yaml/a': text('a') });
    const before = present();
    expect(() => write(NEW)).toThrow('Service-courses.yaml: it is a folder; move it elsewhere or delete it');
    expect(present()).toEqual(before);
  });

  test('that is the folder of another is refused before anything moves', () => {
    place(OLD);
    expect(() => write({ ...NEW, 'azora/production/users': text('x') })).toThrow(
      `Cannot write ${root}/azora/production/users: it is`,
    );
    expect(() => write({ 'new/users': text('x'), 'new/users/a.yaml': text('y') })).toThrow('too; rename one');
    expect(present()).toEqual(OLD);
  });

  test('is put once', () => {
    const tree = new OutputTree(root);
    tree.put('a/b.yaml', text('b'));
    expect(() => tree.put('a/b.yaml', text('b'))).toThrow(
      `Cannot write ${root}/a/b.yaml: it was put twice; rename one`,
    );
    tree.discard();
  });

  test.each(['../a', 'a/../../b', '/etc/a', 'a//b', 'a/', '', '.hidden/a', 'a/./b'])('"%s" is refused', (path) => {
    expect(() => new OutputTree(root).put(path, text('a'))).toThrow('it is hidden or outside the tree');
    expect(fs.readdirSync(home)).toEqual([]);
  });

  test('has a text that the next run knows as rendered', () => {
    expect(() => new OutputTree(root).put('a.yaml', 'kind: Service\n')).toThrow('does not begin with "# Rendered"');
  });
});

describe('a symbolic link', () => {
  const outside = () => join(home, 'outside');

  beforeEach(() => {
    fs.mkdirSync(outside());
    fs.writeFileSync(join(outside(), 'a.yaml'), text('outside'));
  });

  afterEach(() => {
    expect(fs.readFileSync(join(outside(), 'a.yaml'), 'utf8')).toBe(text('outside'));
    expect(fs.readdirSync(outside())).toEqual(['a.yaml']);
  });

  test('is not followed when files are removed', () => {
    place(OLD);
    fs.symlinkSync(outside(), join(root, 'azora/production/folder'));
    fs.symlinkSync(join(outside(), 'a.yaml'), join(root, 'azora/production/file.yaml'));
    expect(write({})).toMatchObject({ foreign: ['azora/production/file.yaml', 'azora/production/folder'] });
  });

  test.each(['azora', 'azora/production'])('in place of the folder %s is listed, not followed', (path) => {
    fs.mkdirSync(dirname(join(root, path)), { recursive: true });
    fs.mkdirSync(join(home, 'elsewhere/production'), { recursive: true });
    fs.symlinkSync(path === 'azora' ? join(home, 'elsewhere') : outside(), join(root, path));
    expect(write({})).toMatchObject({ removed: [], foreign: [path] });
    expect(() => write({ 'azora/production/a.yaml': text('new') })).toThrow(`${path}: it is a symbolic link;`);
  });

  test('is refused where a file is to be written', () => {
    fs.mkdirSync(join(root, 'azora'), { recursive: true });
    fs.symlinkSync(join(outside(), 'a.yaml'), join(root, 'azora/a.yaml'));
    expect(() => write({ 'azora/a.yaml': text('new') })).toThrow('azora/a.yaml: it is a symbolic link;');
  });

  test('may be the root', () => {
    fs.mkdirSync(join(home, 'real'));
    fs.symlinkSync(join(home, 'real'), root);
    write(NEW);
    expect(fs.readdirSync(join(home, 'real'))).toEqual(['azora']);
  });
});

describe('a failure', () => {
  test('of a full disk while text is stored leaves the tree as it was, and no more is taken', () => {
    place(OLD);
    fails('writeFileSync', 'ENOSPC', 'no space left on device', 1);
    const tree = new OutputTree(root);
    const [first, , last] = Object.entries(NEW) as [string, string][];
    tree.put(...first!);
    const message = `Cannot write ${root}/${last![0]}, and nothing was changed: no space left on device; free some and run again`;
    expect(() => tree.put(...last!)).toThrow(message);
    expect(present()).toEqual(OLD);
    tree.put('azora/production/other.yaml', text('other'));
    expect(() => tree.commit(PRODUCTION)).toThrow(message);
    expect(present()).toEqual(OLD);
  });

  test('of a full disk while text is stored leaves no root where there was none', () => {
    fails('writeFileSync', 'ENOSPC', 'no space left on device');
    expect(() => write(NEW)).toThrow('no space left on device');
    expect(fs.readdirSync(home)).toEqual([]);
  });

  test('to make a folder is met before anything moves, and folders made before it go', () => {
    place(OLD);
    fails('mkdirSync', 'ENOSPC', 'no space left on device', 4);
    const files = { ...NEW, 'new/folder/a.yaml': text('a'), 'new/folder/deep/b.yaml': text('b') };
    expect(() => write(files)).toThrow(
      `Cannot write into ${root}/new/folder, and nothing was changed: no space left on device; free some and run again`,
    );
    expect(present()).toEqual(OLD);
  });

  test('to reach a folder is met before anything moves', () => {
    place(OLD);
    fails('accessSync', 'EACCES', 'permission denied');
    expect(() => write(NEW)).toThrow(
      'and nothing was changed: permission denied; let this user write there and run again',
    );
    expect(present()).toEqual(OLD);
  });

  test('halfway says so, and the next run does the rest', () => {
    place(OLD);
    fails('renameSync', 'EACCES', 'permission denied', 1);
    expect(() => write(NEW)).toThrow(
      `Cannot finish writing ${root}, where each file is now whole, old or new: permission denied; ` +
        'let this user write there and run again',
    );
    jest.restoreAllMocks();
    expect(visible(present())).toEqual(present());
    write(NEW);
    expect(present()).toEqual({ ...NEW, 'azora/staging/users/Service-users.yaml': text('staging') });
  });

  // As if the process had been killed just before each change that it makes on the disk, cleaning up included.
  test('at any step leaves whole files, and the next run does the rest', () => {
    const wanted = { ...NEW, 'azora/staging/users/Service-users.yaml': text('staging') };
    let steps = 0;
    for (let alive = false; !alive; steps++) {
      fs.rmSync(root, { recursive: true, force: true });
      place(OLD);
      alive = runUntil(steps);
      jest.restoreAllMocks();
      for (const [path, body] of Object.entries(visible(present()))) {
        if (!path.endsWith('/')) expect([OLD[path], NEW[path]]).toContain(body);
      }
      write(NEW);
      expect(present()).toEqual(wanted);
    }
    expect(steps).toBeGreaterThan(8);
  });
});

describe('a folder of text that waits', () => {
  test('goes when its process is gone', () => {
    place({ [`.synth-${deadPid()}-1/0`]: 'half', [`.synth-${process.pid}-999999/0`]: 'of one with the same id' });
    new OutputTree(root);
    expect(fs.readdirSync(root)).toEqual([]);
  });

  test('stays while its process runs', () => {
    place({ [`.synth-${process.ppid}-1/0`]: text('theirs') });
    const other = new OutputTree(root);
    other.put('azora/staging/a.yaml', text('a'));
    write(NEW, ['']);
    expect(Object.keys(present())).toContain(`.synth-${process.ppid}-1/0`);
    other.commit(['azora/staging']);
    expect(present()).toMatchObject({ ...NEW, 'azora/staging/a.yaml': text('a') });
  });
});

test('a run that is killed leaves whole files, and the next run does the rest', async () => {
  const driver = compileDriver();
  const whole = /^# Rendered (\d+)\n(line\n){3000}# end \1\n$/;
  let leftBehind = 0;
  for (let round = 0; round < 12; round++) {
    const child = spawn(process.execPath, [driver, root, String(round * 1000)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await firstOutput(child);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 40));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    if (fs.readdirSync(root).some((name) => name.startsWith('.synth-'))) leftBehind++;
    for (const [path, body] of Object.entries(visible(present()))) {
      if (!path.endsWith('/') && !whole.test(body)) throw new Error(`${path} is not whole: ${body.length} characters`);
    }
    if (round % 3 === 2) {
      write(NEW);
      expect(present()).toEqual(NEW);
    }
  }
  // Otherwise the kills have all missed what they are to hit.
  expect(leftBehind).toBeGreaterThan(0);
}, 30_000);

const visible = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith('.synth-')));

const deadPid = (): number => spawnSync(process.execPath, ['--version']).pid;

/** @returns whether the run came to its end before it had made that many changes */
function runUntil(steps: number): boolean {
  let left = steps;
  let alive = true;
  for (const name of ['writeFileSync', 'mkdirSync', 'renameSync', 'rmSync', 'rmdirSync'] as const) {
    const real = fs[name] as (...args: unknown[]) => unknown;
    jest.spyOn(fs, name).mockImplementation(((...args: unknown[]) => {
      if (left-- > 0) return real(...args);
      alive = false;
      throw new Error('killed');
    }) as never);
  }
  try {
    write(NEW);
  } catch {}
  return alive;
}

/** Writes generation after generation of 40 files, each with folders and files that the one before did not have. */
function compileDriver(): string {
  const charts = join(__dirname, '../../charts');
  for (const name of [
    'render/write',
    'render/drafts',
    'render/disk',
    'render/rendered-mark',
    'render/secret-files',
    'render/shrunk-parts',
    'render/shrunk-volumes',
    'render/survey',
    'render/what-cannot-shrink',
    'checks/secret-looks',
    'model/finding',
    'model/names',
    'model/quantity',
  ]) {
    const { code } = transformFileSync(join(charts, `${name}.ts`), {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs' },
    });
    const file = join(home, 'driver', `${name}.js`);
    fs.mkdirSync(dirname(file), { recursive: true });
    fs.writeFileSync(file, code);
  }
  const driver = join(home, 'driver/driver.js');
  fs.writeFileSync(
    driver,
    `const { OutputTree } = require('./render/write.js');
    for (let run = Number(process.argv[3]); ; run++) {
      const tree = new OutputTree(process.argv[2]);
      const body = '# Rendered ' + run + '\\n' + 'line\\n'.repeat(3000) + '# end ' + run + '\\n';
      for (let i = 0; i < 40; i++) tree.put('azora/production/' + ((i + run) % 50) + '/' + (i % 7) + '.yaml', body);
      tree.commit(['azora/production']);
      require('fs').writeSync(1, run + '\\n');
    }`,
  );
  return driver;
}

const firstOutput = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve) => child.stdout!.once('data', resolve));
