import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const TSC = join(ROOT, 'node_modules/.bin/tsc');
const BUILT = join(ROOT, 'dist/cli-test');

let folder: string;
beforeAll(() => {
  execFileSync(process.execPath, [TSC, '-p', '.', '--incremental', 'false', '--outDir', BUILT], { cwd: ROOT });
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(BUILT, { recursive: true });
});

function cli(args: readonly string[], env: NodeJS.ProcessEnv = {}, entry = 'cli.js') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(BUILT, 'charts', entry), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { status, stdout, stderr };
}

/** Everything below a folder, as one text. */
const contents = (path: string): string =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(path, name)).isFile())
    .sort()
    .map((name) => `${name}\n${readFileSync(join(path, name), 'latin1')}`)
    .join('\n');

test('C-40 the output is the same under another time zone and locale', () => {
  const [here, there] = [join(folder, 'here'), join(folder, 'there')];
  cli(['synth', '--output', here], { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' });
  cli(['synth', '--output', there], { TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' });
  expect(contents(there) === contents(here)).toBe(true);
});

test('what cdk8s-cli runs gives the same files as synth', () => {
  const [own, cdk8s] = [join(folder, 'own'), join(folder, 'cdk8s')];
  cli(['synth', '--output', own]);
  expect(cli([], { CDK8S_OUTDIR: cdk8s }, 'main.js').status).toBe(0);
  expect(contents(cdk8s) === contents(own)).toBe(true);
});

test('an unknown target exits with 1 and names the nearest on stderr, without a stack trace', () => {
  const { status, stdout, stderr } = cli(['synth', 'azora/prodution']);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(
    /^"azora\/prodution" is no platform or environment; did you mean "azora\/production"\? Known: azora\/production, .*\n$/,
  );
});

test('an output that cannot be written exits with 1 and says why in one line', () => {
  writeFileSync(join(folder, 'file'), '');
  const { status, stderr } = cli(['synth', 'azora', '--output', join(folder, 'file')]);
  expect(status).toBe(1);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).not.toMatch(/\n\s+at /);
});

test('a full disk leaves everything as it was and exits with 1', () => {
  const target = join(folder, 'full');
  cli(['synth', 'azora', '--output', target]);
  const before = contents(target);
  // The shell's limit on the size of a file stands in for the end of a disk.
  const { status } = spawnSync(
    'bash',
    [
      '-c',
      `ulimit -f 0; exec "$0" "$@"`,
      process.execPath,
      join(BUILT, 'charts/cli.js'),
      'synth',
      'learning-platform',
      '--output',
      target,
    ],
    { cwd: ROOT },
  );
  expect(status).toBe(1);
  expect(contents(target) === before).toBe(true);
});

test('C-21 capacity prints the arithmetic that proves the quota', () => {
  const { stdout } = cli(['capacity', 'educational-platform/production']);
  expect(stdout).toContain(
    'quotas.services.limits.cpu: 98200m of 100\n    content-service: (50 + 5 surge) x (700m + 300m proxy) = 55\n',
  );
});

test('an option that npm swallowed is told, not left out', () => {
  const { status, stderr } = cli(['synth'], { npm_config_check: 'true' });
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: 'npm took "--check" for its own; write "npm run synth -- --check"\n',
  });
});

test('seal shows where an option goes that npm swallowed, and repeats no words', () => {
  const { status, stderr } = cli(['seal', 'azora/staging', 'sessions'], { npm_config_certificate: 'true' });
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr:
      'npm took "--certificate" for its own; write "npm run seal -- <platform>/<environment> <secret> --certificate <file>"\n',
  });
});

test('seal looks for files where npm was started', () => {
  writeFileSync(join(folder, 'here.pem'), 'no certificate');
  const { stderr } = cli(['seal', 'azora/staging', 'sessions', '--certificate', 'here.pem'], { INIT_CWD: folder });
  expect(stderr).toContain(`"${join(folder, 'here.pem')}": is no certificate in PEM`);
});

test.each([
  [['azora/production', 'payment-provider', '--PAYMENT_API_KEY=swordfish']],
  [['azora/production', 'payment-provider', 'PAYMENT_API_KEY=swordfish']],
  [['azora/production', 'payment-provider', 'swordfish']],
  [['azora/production', 'payment-provider', '--key', 'swordfish']],
])('C-42 seal refuses a value on the command line and does not repeat it: %j', (words) => {
  const { status, stdout, stderr } = cli(['seal', ...words]);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(/^values are not taken from the command line, .*\n$/);
  expect(stderr).not.toContain('swordfish');
});

test('secrets lists what each environment needs', () => {
  const { status, stdout } = cli(['secrets', 'learning-platform/production']);
  expect(status).toBe(0);
  expect(stdout).toContain('AWS Secrets Manager: learning-platform/production/services/token-signing');
});

test('a typing error shows how the command is used', () => {
  const { status, stderr } = cli(['sinth']);
  expect(status).toBe(1);
  expect(stderr).toContain("unknown command 'sinth'");
});

test.each([
  ["calls: ['azora-auth-service'", "calls: ['azora-auth-servce'", 'azora-auth-service'],
  ["secrets: ['payment-provider']", "secrets: ['payment-providr']", 'payment-provider'],
])('a misspelt connection is a compile error with a suggestion: %s', (right, wrong, meant) => {
  const platform = readFileSync(join(ROOT, 'charts/platforms/azora/platform.ts'), 'utf8');
  expect(platform).toContain(right);
  const { status, stdout } = compile(platform.replace(right, wrong));
  expect(status).not.toBe(0);
  expect(stdout).toContain(`Did you mean '"${meant}"'?`);
});

test.each([
  ["access: 'anyone'", "access: 'public'", `Type '"public"' is not assignable to type 'Access'`],
  [", access: 'anyone'", '', `Property 'access' is missing`],
])('a route that lets in nobody knows whom is a compile error: %s', (right, wrong, error) => {
  const platform = readFileSync(join(ROOT, 'charts/platforms/azora/platform.ts'), 'utf8');
  expect(platform).toContain(right);
  const { status, stdout } = compile(platform.replace(right, wrong));
  expect(status).not.toBe(0);
  expect(stdout).toContain(error);
});

/** What the compiler says of azora's definition in these words. */
function compile(platform: string) {
  const file = join(ROOT, 'dist/typo.ts');
  writeFileSync(file, platform.replaceAll("'../../", "'../charts/").replaceAll("'./", "'../charts/platforms/azora/"));
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--resolveJsonModule', '--module', 'node16'];
  const { status, stdout } = spawnSync(
    process.execPath,
    [TSC, '--ignoreConfig', ...options, '--target', 'es2022', file],
    { cwd: ROOT, encoding: 'utf8' },
  );
  rmSync(file);
  return { status, stdout };
}
