import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { type SealOptions, seal } from '../../charts/commands/seal';
import { synth } from '../../charts/commands/synth';
import type { Platform } from '../../charts/model/platform';
import type { Sealed } from '../../charts/model/secret';
import { type Certified, certified, unseal } from '../fixtures/certificates';
import type { Part } from '../fixtures/merge';
import { merge } from '../fixtures/merge';
import { smallPlatform } from '../fixtures/platform';
import { sealedInProduction } from '../fixtures/sealed';

const NOW = new Date('2026-11-21T12:00:00Z');
const DEFINITION = 'charts/platforms/campus/sealed/production.json';
const MANIFEST = 'gitops/campus/production/secrets/SealedSecret-mail.yaml';

let cluster: Certified;
let home: string;
let root: string;

beforeAll(async () => {
  cluster = await certified();
});
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'seal-'));
  root = join(home, 'repository');
  put(DEFINITION, '{ "secrets": {} }\n');
  writeFileSync(join(home, 'cert.pem'), cluster.certificate);
  jest.spyOn(console, 'error').mockImplementation();
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(home, { recursive: true });
});

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const text = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The small platform as its files say now. */
const platform = (overrides: Part<Platform> = {}): Platform =>
  smallPlatform(merge(sealedInProduction(JSON.parse(text(DEFINITION)) as Sealed), overrides as never));

interface Run extends Partial<Omit<SealOptions, 'piped'>> {
  readonly overrides?: Part<Platform>;
  readonly input?: string;
}

const run = ({ overrides, input = 'MAIL_KEY: swordfish\n', ...options }: Run = {}): string =>
  seal({
    words: ['campus/production', 'mail'],
    certificate: join(home, 'cert.pem'),
    platforms: [platform(overrides)],
    root,
    output: join(root, 'gitops'),
    now: NOW,
    piped: () => Buffer.from(input),
    ...options,
  });

const files = (): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(root, path)).isFile())
    .sort();

const opened = (): string => {
  const { metadata, spec } = parse(text(MANIFEST));
  return unseal(spec.encryptedData.MAIL_KEY, `${metadata.namespace}/${metadata.name}`, cluster.privateKey);
};

test('A-50 the cluster opens what is rendered, and finds what was piped in', () => {
  run();
  expect(opened()).toBe('swordfish');
});

test('A-50 any value comes out as it went in', () => {
  const value = fc.string({ unit: 'grapheme' }).filter((each) => each.trim() !== '' && !each.includes('\0'));
  fc.assert(
    fc.property(value, (MAIL_KEY) => {
      run({ input: JSON.stringify({ MAIL_KEY }) });
      expect(opened()).toBe(MAIL_KEY);
    }),
    { numRuns: 10 },
  );
});

test('writes the definition and what follows from it, so that a check finds nothing to do', () => {
  run();
  expect(
    synth({ targets: ['campus/production'], check: true, output: join(root, 'gitops'), platforms: [platform()] }),
  ).toContain(': 0 files written');
  expect(JSON.parse(text(DEFINITION))).toMatchObject({
    certificate: expect.stringContaining(cluster.certificate.trim()),
    secrets: { 'campus/mail': { sealedOn: '2026-11-21' } },
  });
});

test('says what to commit, and no value', () => {
  expect(run()).toBe(
    `campus/production: campus/mail is sealed (MAIL_KEY); commit ${DEFINITION} and ${root}/gitops/campus/production`,
  );
});

test('C-42 no value is in any file', () => {
  run();
  expect(files().filter((path) => text(path).includes('swordfish'))).toEqual([]);
});

test('leaves nothing else behind', () => {
  run();
  expect(files().filter((path) => !path.startsWith('gitops/campus/production/'))).toEqual([DEFINITION]);
});

test('keeps the certificate for the next time', () => {
  run();
  run({ certificate: undefined, input: 'marlin' });
  expect(opened()).toBe('marlin');
});

test('reads values from a file outside the repository', () => {
  writeFileSync(join(home, 'values.yaml'), 'MAIL_KEY: |-\n  sword\n  fish\n');
  run({ from: join(home, 'values.yaml') });
  expect(opened()).toBe('sword\nfish');
});

test('says that another certificate replaces the kept one, and what stays sealed for that', async () => {
  const overrides = { edge: { dns: 'cloudflare' } } as Part<Platform>;
  const words = ['campus/production', 'dns-provider'];
  run({ overrides });
  expect(run({ overrides, words, namespace: 'cert-manager', input: 'fish' })).not.toContain('replaced');
  writeFileSync(join(home, 'cert.pem'), (await certified()).certificate);
  expect(run({ overrides })).toMatch(
    /; the kept certificate was replaced, "cert-manager\/dns-provider" stays sealed for the one before$/,
  );
});

describe('refuses', () => {
  let before: string[];
  beforeEach(() => {
    before = files();
  });
  // Whatever is refused, nothing is written.
  afterEach(() => expect(files()).toEqual(before));

  const refused = (options: Run): string => {
    try {
      run(options);
    } catch (error) {
      expect((error as Error).name).toBe('Refusal');
      expect((error as Error).message).not.toContain('swordfish');
      return (error as Error).message;
    }
    throw new Error('Cannot find a refusal');
  };

  test.each([
    [['campus/production', 'mail', 'swordfish']],
    [['campus/production', 'mail', 'MAIL_KEY=swordfish']],
    [['campus/production', 'MAIL_KEY=swordfish']],
    [['campus/production', 'mail', '--MAIL_KEY=swordfish']],
    [['MAIL_KEY=swordfish']],
  ])('a value on the command line: %j', (words) => {
    expect(refused({ words })).toBe(
      'values are not taken from the command line, where they would stay in the shell history; pipe them in or use --from <file>, and change those that were typed',
    );
  });

  test('a file in the repository, by whatever way', () => {
    put('values.yaml', 'MAIL_KEY: swordfish\n');
    symlinkSync(join(root, 'values.yaml'), join(home, 'link.yaml'));
    writeFileSync(join(home, 'values.yaml'), 'MAIL_KEY: swordfish\n');
    symlinkSync(join(home, 'values.yaml'), join(root, 'link.yaml'));
    before = files();
    for (const from of [join(root, 'values.yaml'), join(home, 'link.yaml'), join(root, 'link.yaml')])
      expect(refused({ from })).toBe(`"${from}" is inside the repository and might be committed; move it elsewhere`);
  });

  test('a file that is not there', () => {
    expect(refused({ from: join(home, 'none.yaml') })).toBe(
      'Cannot read the file of --from: no such file or directory; name another',
    );
    expect(refused({ from: join(root, 'swordfish') })).toBe(
      'Cannot read the file of --from: no such file or directory; name another',
    );
    expect(refused({ certificate: 'swordfish' })).toBe(
      'Cannot read the file of --certificate: no such file or directory; name another',
    );
  });

  test('an unknown secret, which may be a value', () => {
    expect(refused({ words: ['campus/production', 'swordfish'] })).toBe(
      'campus/production: needs no secret of that name; did you mean "mail"? Known: "mail"',
    );
  });

  test('an unknown environment or namespace, which may be a value', () => {
    expect(refused({ words: ['swordfish', 'mail'] })).toMatch(
      /^the first word is no environment; did you mean "campus\/\w+"\? Known: "campus\/\w+" and "campus\/\w+"$/,
    );
    expect(refused({ namespace: 'swordfish' })).toBe('campus/production: "mail" is in "campus"; leave --namespace out');
  });

  test.each(['password', 'MAIL_KEY', 'secret', 'token-description'])('a value that npm took as --%s', (name) => {
    const variable = `npm_config_${name.toLowerCase().replaceAll('-', '_')}`;
    process.env[variable] = 'swordfish';
    try {
      expect(refused({})).toBe(
        `npm took "--${name}" for its own, and what follows it is in the shell history now; choose another value, and pipe it in or use --from <file>`,
      );
    } finally {
      delete process.env[variable];
    }
  });

  test('missing words, and a platform for an environment', () => {
    expect(refused({ words: ['campus/production'] })).toBe(
      'an environment or a secret is missing; write "npm run seal -- <platform>/<environment> <secret>"',
    );
    expect(refused({ words: ['campus', 'mail'] })).toBe(
      '"campus" has several environments, each with a certificate of its own; write "campus/production" or "campus/staging"',
    );
  });

  test('values that are not those of the secret', () => {
    expect(refused({ input: 'MAIL_KEE: swordfish\n' })).toContain(
      'campus/production mail: the input lacks "MAIL_KEY"; give the value of "MAIL_KEY" alone or as "MAIL_KEY: value"',
    );
    expect(refused({ input: 'MAIL_KEY: ""\n' })).toBe('campus/production mail: "MAIL_KEY" is empty; give its value');
  });

  test('an environment that keeps its secrets in AWS Secrets Manager', () => {
    expect(refused({ words: ['campus/staging', 'mail'] })).toBe(
      'campus/staging: its secrets are in AWS Secrets Manager; put the values there, as one JSON object with "MAIL_KEY" under "campus/staging/services/mail"',
    );
  });

  test('a name in several namespaces, until one is named', () => {
    const overrides = { edge: { dns: 'porkbun' } };
    const words = ['campus/production', 'dns-provider'];
    expect(refused({ overrides, words })).toBe(
      'campus/production: "dns-provider" is in "cert-manager" and "external-dns"; add --namespace with one of them',
    );
    run({ overrides, words, namespace: 'cert-manager', input: 'api-key: a\nsecret-api-key: b\n' });
    expect(Object.keys(JSON.parse(text(DEFINITION)).secrets)).toEqual(['cert-manager/dns-provider']);
    before = files();
  });

  test('to begin without a certificate', () => {
    expect(refused({ certificate: undefined })).toBe(
      'campus/production: nothing was sealed for its cluster yet; add --certificate <file>, fetched from the cluster as docs/secrets.md says',
    );
  });

  test('a certificate that is none, has expired, is not valid yet or has another kind of key', async () => {
    const pem = async (terms: Parameters<typeof certified>[0]) => (await certified(terms)).certificate;
    const cases: [string, string][] = [
      ['swordfish', 'is no certificate in PEM'],
      [await pem({ to: '2026-11-20' }), 'expired on "2026-11-20"'],
      [await pem({ from: '2026-12-01' }), 'is not valid before "2026-12-01"'],
      [await pem({ key: { keyType: 'ec' } }), 'has a key of type "ec"'],
    ];
    for (const [certificate, message] of cases) {
      writeFileSync(join(home, 'cert.pem'), certificate);
      expect(refused({})).toContain(message);
    }
  });

  test('a kept certificate that has expired since', () => {
    run();
    before = files();
    expect(refused({ certificate: undefined, now: new Date('2036-06-01') })).toBe(
      `campus/production: the certificate kept in ${DEFINITION} expired on "2036-01-01"; fetch the present one and add --certificate <file>`,
    );
  });

  test('the certificate of another environment', () => {
    const sealed = { certificate: cluster.certificate, secrets: {} };
    const overrides = {
      environments: { staging: { secretStore: { kind: 'sealed', sealed } } },
    };
    expect(refused({ overrides })).toContain('is the certificate of campus/staging');
  });

  test('a definition that does not read its file', () => {
    const [defined] = [platform()];
    put(DEFINITION, '{ "secrets": { "campus/mail": {} } }\n');
    expect(refused({ platforms: [defined] })).toBe(
      `${DEFINITION}: is not what the environment's definition holds; read it there, and run again`,
    );
  });

  test('a definition with a finding elsewhere', () => {
    expect(refused({ overrides: { services: { gateway: { calls: ['usrs'] } } } })).toContain('"usrs" is no service');
  });

  test('what stands in the way in the output', () => {
    put('gitops/campus/production/mesh', 'a file\n');
    before = files();
    expect(refused({})).toContain('is a file where a folder is needed');
    expect(existsSync(join(root, MANIFEST))).toBe(false);
  });
});
