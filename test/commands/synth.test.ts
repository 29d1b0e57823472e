import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { synth } from '../../charts/commands/synth';
import type { Platform } from '../../charts/model/platform';
import type { Part } from '../fixtures/merge';
import { smallPlatform } from '../fixtures/platform';
import { MAIL_SEALED, sealedInProduction } from '../fixtures/sealed';

let output: string;
beforeEach(() => {
  output = join(mkdtempSync(join(tmpdir(), 'synth-')), 'gitops');
});
afterEach(() => rmSync(join(output, '..'), { recursive: true }));

interface Run {
  readonly targets?: readonly string[];
  readonly check?: boolean;
  readonly overrides?: Part<Platform>;
}

const run = ({ targets = [], check = false, overrides }: Run = {}) =>
  synth({ targets, check, output, platforms: [smallPlatform(overrides)] });

const files = (): string[] =>
  existsSync(output)
    ? readdirSync(output, { recursive: true, encoding: 'utf8' })
        .filter((path) => statSync(join(output, path)).isFile())
        .sort()
    : [];

const DEPLOYMENT = 'campus/production/users/Deployment-users.yaml';

test('says in one line what it did', () => {
  expect(run()).toMatch(/^1 platform, 2 environments: \d+ files written, 0 unchanged, 0 removed in \d+\.\d s$/);
});

test('writes every file below its environment, one folder a component', () => {
  run({ targets: ['campus/production'] });
  expect([...new Set(files().map((path) => path.split('/').slice(0, 3).join('/')))]).toEqual([
    'campus/production/argocd',
    'campus/production/cluster',
    'campus/production/data',
    'campus/production/edge',
    'campus/production/events',
    'campus/production/gateway',
    'campus/production/guardrails',
    'campus/production/mailer',
    'campus/production/mesh',
    'campus/production/records',
    'campus/production/recovery',
    'campus/production/root',
    'campus/production/secrets',
    'campus/production/users',
  ]);
});

test('a second run writes nothing', () => {
  run();
  expect(run()).toMatch(/: 0 files written, \d+ unchanged, 0 removed in /);
});

test('C-40 a changed value changes only the lines that carry it', () => {
  run();
  const before = readFileSync(join(output, DEPLOYMENT), 'utf8').split('\n');
  expect(run({ overrides: { services: { users: { drain: 60 } } } })).toContain(': 2 files written');
  const after = readFileSync(join(output, DEPLOYMENT), 'utf8').split('\n');
  expect(after.filter((line, index) => line !== before[index])).toEqual(['      terminationGracePeriodSeconds: 75']);
});

test('C-30 what holds data is named where it is removed, with where it still is', () => {
  const room = { services: 20, persistentVolumeClaims: 30, limits: { cpu: '40' } };
  const sharded = (shards: number): Part<Platform> => ({
    datastores: { records: { shards } },
    environments: { production: { quotas: { datastores: room } } },
  });
  run({ targets: ['campus/production'], overrides: sharded(3) });
  const error = jest.spyOn(console, 'error').mockImplementation();
  run({ targets: ['campus/production'], overrides: sharded(2) });
  const lines = error.mock.calls.map(([line]) => String(line));
  error.mockRestore();
  expect(lines).toContain(
    `${output}/campus/production/records/Cluster-records-2.yaml: removed, nothing renders it any more; what it holds stays in the cluster until somebody deletes it there`,
  );
  expect(lines).toContainEqual(
    expect.stringMatching(/Certificate-records-2-tls\.yaml: removed, nothing renders it any more$/),
  );
});

test('the files of a service that is gone are removed and named, its folder too', () => {
  const told = jest.spyOn(console, 'error').mockImplementation();
  run();
  run({ overrides: { services: { gateway: { calls: [], after: [] }, mailer: { calls: ['users'] } } } });
  const without = { services: { gateway: undefined, mailer: { routes: [{ path: '/', access: 'anyone' }] } } };
  expect(run({ overrides: without })).toMatch(/ [1-9]\d* removed /);
  expect(existsSync(join(output, 'campus/production/gateway'))).toBe(false);
  expect(told).toHaveBeenCalledWith(
    `${output}/campus/production/gateway/Deployment-gateway.yaml: removed, nothing renders it any more`,
  );
  told.mockRestore();
});

test('the files of an environment that is not rendered in this run stay', () => {
  run();
  const before = files();
  run({ targets: ['campus/staging'] });
  expect(files()).toEqual(before);
});

test('a file that no synth wrote is left alone and reported', () => {
  run();
  const note = join(output, 'campus/production/users/NOTES.yaml');
  writeFileSync(note, 'by: hand\n');
  const warned = jest.spyOn(console, 'error').mockImplementation();
  run();
  expect(readFileSync(note, 'utf8')).toBe('by: hand\n');
  expect(warned.mock.calls).toEqual([
    [`${output}/campus/production/users/NOTES.yaml: no synth wrote it, so it was left alone; move it elsewhere`],
  ]);
  warned.mockRestore();
});

describe('a Secret in plain text', () => {
  const SECRET = 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: mail\nstringData:\n  MAIL_KEY: swordfish\n';
  const PRIVATE_KEY = `-----BEGIN ${'PRIVATE'} KEY-----\nMIIB\n`;
  const refusal = (path: string, what = 'a Secret') =>
    `${output}/${path}: holds ${what} that everyone with the repository can read; remove it, change its values, which Git's history keeps, and seal the new ones (npm run seal)`;

  test.each<[where: string, path: string, text: string, what: string]>([
    ['that a person put there', 'campus/production/users/mail.yaml', SECRET, 'a Secret'],
    ['as JSON', 'campus/production/users/mail.json', '{"kind":"Secret","apiVersion":"v1"}', 'a Secret'],
    ['in a List', 'campus/mail.yaml', 'kind: List\nitems:\n  - apiVersion: v1\n    kind: "Secret"\n', 'a Secret'],
    [
      'that calls itself rendered',
      'campus/production/users/Secret-mail.yaml',
      `# Rendered by hand\n${SECRET}`,
      'a Secret',
    ],
    ['written into a rendered file', DEPLOYMENT, `# Rendered, then edited\n${SECRET}`, 'a Secret'],
    ['in a hidden folder', 'campus/production/.old/mail.yaml', SECRET, 'a Secret'],
    ['in an environment that is not selected', 'campus/staging/users/mail.yaml', SECRET, 'a Secret'],
    ['of a platform that is none', '.old/mail.yaml', SECRET, 'a Secret'],
    ['that is a private key', 'campus/staging/sealing.key', PRIVATE_KEY, 'a private key'],
    ['that is a token', 'campus/production/.env', `TOKEN=ghp_${'a'.repeat(36)}\n`, 'a token of GitHub'],
  ])('C-42 %s is refused, with or without --check, and nothing is written', (_, path, text, what) => {
    run();
    mkdirSync(dirname(join(output, path)), { recursive: true });
    writeFileSync(join(output, path), text);
    const before = files().map((name) => [name, statSync(join(output, name)).mtimeMs]);
    const overrides = { services: { users: { drain: 60 } } };
    for (const check of [true, false])
      expect(() => run({ check, overrides, targets: ['campus/production'] })).toThrow(refusal(path, what));
    expect(files().map((name) => [name, statSync(join(output, name)).mtimeMs])).toEqual(before);
  });

  test("Git's own files are left alone", () => {
    run();
    mkdirSync(join(output, '.git'));
    writeFileSync(join(output, '.git/config'), PRIVATE_KEY);
    expect(run()).toContain(': 0 files written');
  });

  test('what only speaks of one is left alone', () => {
    const told = jest.spyOn(console, 'error').mockImplementation();
    run();
    const notes = ['kind: SecretStore\n', '# A kind: Secret of note\nkind: ExternalSecret\n', 'a: kindness\n'];
    for (const [index, note] of notes.entries()) writeFileSync(join(output, `note-${index}.yaml`), note);
    expect(run()).toContain(': 0 files written');
    told.mockRestore();
  });
});

test('A-50 says in one line which environments lack sealed secrets', () => {
  const told = jest.spyOn(console, 'error').mockImplementation();
  run({ overrides: sealedInProduction() });
  run({ overrides: sealedInProduction(MAIL_SEALED) });
  expect(told.mock.calls).toEqual([['campus/production 1 secret not sealed yet; "npm run secrets" lists them']]);
  told.mockRestore();
});

test('A-50 counts them for each environment', () => {
  const told = jest.spyOn(console, 'error').mockImplementation();
  const secretStore = { kind: 'sealed', sealed: { secrets: {} } };
  const overrides = {
    edge: { dns: 'porkbun' },
    environments: { staging: { secretStore }, production: { secretStore: { ...secretStore, sealed: MAIL_SEALED } } },
  };
  run({ overrides: overrides as Part<Platform> });
  expect(told.mock.calls).toEqual([
    ['campus/production 2, campus/staging 3 secrets not sealed yet; "npm run secrets" lists them'],
  ]);
  told.mockRestore();
});

describe('with a finding', () => {
  const faulty = {
    services: { gateway: { calls: ['usrs'] }, users: { scale: { min: 9 } }, mailer: { port: 80 } },
  };

  test('every one is told at once, with its place and its cure', () => {
    expect(() => run({ overrides: faulty, targets: ['campus/production'] })).toThrow(
      [
        'campus/production services.gateway.calls: "usrs" is no service; did you mean "users"? Known: "users", "mailer", "gateway"',
        'campus/production services.mailer.port: "80" is no port that a container without root can bind; use a whole number from 1024 to 65535',
        'campus/production services.users.scale: min "9" is above max "4"; raise max or lower min',
      ].join('\n'),
    );
  });

  test('what is the same in all environments is told once, for the platform', () => {
    const overrides = {
      services: { mailer: { port: 80 } },
      environments: { staging: { images: { users: 'users:latest' } } },
    };
    expect(() => run({ overrides })).toThrow(
      new RegExp(
        [
          '^campus services\\.mailer\\.port: [^\\n]*',
          'campus/staging images\\.users: [^\\n]*',
          'campus/staging images\\.users: [^\\n]*$',
        ].join('\\n'),
      ),
    );
  });

  test('nothing is written', () => {
    expect(() => run({ overrides: faulty })).toThrow();
    expect(files()).toEqual([]);
  });

  test('what was there stays as it was', () => {
    run();
    const before = files().map((path) => [path, statSync(join(output, path)).mtimeMs]);
    expect(() => run({ overrides: faulty })).toThrow();
    expect(files().map((path) => [path, statSync(join(output, path)).mtimeMs])).toEqual(before);
  });
});

test('cycles in the order of services are refused', () => {
  const overrides = { services: { users: { after: ['gateway'] } } };
  expect(() => run({ overrides })).toThrow(
    'campus services.gateway.after: "gateway → users → gateway" never begins; drop one of these steps',
  );
});

describe('with --check', () => {
  test('succeeds when nothing differs', () => {
    run();
    expect(run({ check: true })).toContain(': 0 files written');
  });

  test('writes nothing, and lists what differs, what is gone and what nobody rendered', () => {
    run();
    writeFileSync(join(output, DEPLOYMENT), '# Rendered once, then edited by hand\n');
    mkdirSync(join(output, 'campus/production/old'));
    writeFileSync(join(output, 'campus/production/old/Service-old.yaml'), '# Rendered long ago\n');
    writeFileSync(join(output, 'campus/production/mine.yaml'), 'a: 1\n');
    const before = files();
    expect(() => run({ check: true })).toThrow(
      [
        `${output}/campus/production/mine.yaml: no synth wrote it; move it elsewhere`,
        `${output}/campus/production/old/Service-old.yaml: is no longer rendered; run "npm run synth" and commit the result`,
        `${output}/${DEPLOYMENT}: differs from a fresh render; run "npm run synth" and commit the result`,
      ].join('\n'),
    );
    expect(files()).toEqual(before);
  });

  test('makes no folder where there was none', () => {
    expect(() => run({ check: true })).toThrow('differs from a fresh render');
    expect(existsSync(output)).toBe(false);
  });
});
