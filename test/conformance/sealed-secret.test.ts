import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { seal } from '../../charts/commands/seal';
import { PLATFORMS } from '../../charts/platforms/all';
import { type Certified, certified } from '../fixtures/certificates';
import { type Answer, ask, go, kubeseal } from './tools';

const ROOT = join(__dirname, '../..');

/** The kinds of text that quoting and encoding spoil. */
const VALUE = 'sword"fish" $é\n';

if (!go) console.warn('No Go to compile kubeseal with: what the seal command makes is not opened by it');

(go ? describe : describe.skip)('A-50 kubeseal opens what the seal command has sealed', () => {
  const work = mkdtempSync(join(tmpdir(), 'sealed-'));
  let pair: Certified;
  let sealed: string;

  beforeAll(async () => {
    pair = await certified();
    writeFileSync(join(work, 'other.pem'), (await certified()).privateKey);
    writeFileSync(join(work, 'key.pem'), pair.privateKey);
    writeFileSync(join(work, 'cert.pem'), pair.certificate);
    sealed = sealSessions();
  });
  afterAll(() => rmSync(work, { recursive: true }));

  test('with the value that went in', () => {
    const { status, stdout, stderr } = open(sealed);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { metadata, data } = JSON.parse(stdout);
    expect(metadata).toMatchObject({ name: 'sessions', namespace: 'azora-staging' });
    expect(Buffer.from(data.SESSION_SIGNING_KEY, 'base64').toString()).toBe(VALUE);
  });

  test('in no other namespace', () => {
    expect(open(sealed.replaceAll('azora-staging', 'azora-production'))).toMatchObject(LOCKED);
  });

  test('under no other name', () => {
    expect(open(sealed.replaceAll('name: sessions', 'name: others'))).toMatchObject(LOCKED);
  });

  test('with no other key', () => {
    expect(open(sealed, 'other.pem')).toMatchObject({ status: 1 });
  });

  /** @returns the rendered SealedSecret */
  function sealSessions(): string {
    const kept = 'charts/platforms/azora/sealed/staging.json';
    mkdirSync(join(work, dirname(kept)), { recursive: true });
    cpSync(join(ROOT, kept), join(work, kept));
    seal({
      words: ['azora/staging', 'sessions'],
      certificate: join(work, 'cert.pem'),
      platforms: PLATFORMS,
      root: work,
      output: join(work, 'gitops'),
      now: new Date('2026-11-21'),
      piped: () => Buffer.from(JSON.stringify({ SESSION_SIGNING_KEY: VALUE })),
    });
    const folder = join(work, 'gitops/azora/staging/secrets');
    return readFileSync(join(folder, readdirSync(folder).find((name) => name.startsWith('SealedSecret-'))!), 'utf8');
  }

  const open = (text: string, key = 'key.pem'): Answer =>
    ask(kubeseal(), ['--recovery-unseal', '--recovery-private-key', join(work, key)], text);
});

const LOCKED = { status: 1, stderr: expect.stringContaining('no key could decrypt') };
