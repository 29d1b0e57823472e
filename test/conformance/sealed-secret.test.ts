import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Answer, ask, go, kubeseal } from './tools';

interface Plain {
  readonly name: string;
  readonly namespace: string;
  readonly values: Readonly<Record<string, string>>;
}

type Seal = (plain: Plain, certificate: string) => string;

/**
 * THE CALL SITE: our own seal command, given the PEM text of a certificate, answers with the YAML or JSON of
 * one SealedSecret of strict scope. Until it is there its tests are skipped.
 */
const ours = undefined as Seal | undefined;

/** The reference: what kubeseal itself writes must pass the same tests. */
const theirs: Seal = ({ name, namespace, values }) => {
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace }, stringData: values };
  return succeed(ask(kubeseal(), ['--cert', keys.certificate, '--scope', 'strict'], JSON.stringify(secret))).stdout;
};

const DATABASE: Plain = {
  name: 'database',
  namespace: 'azora-staging',
  // The kinds of text that quoting and encoding spoil.
  values: { password: 'pa$$ "word" é\n', url: 'postgres://azora:p%40ss@host:5432/azora?sslmode=verify-full' },
};

const work = mkdtempSync(join(tmpdir(), 'sealed-'));
const keys = { certificate: join(work, 'tls.crt'), key: join(work, 'tls.key') };
const other = { certificate: join(work, 'other.crt'), key: join(work, 'other.key') };

if (!go) console.warn('No Go to compile kubeseal with: no SealedSecret is opened');
if (!ours) console.warn('No seal command of our own yet: only what kubeseal seals is opened');

(go ? describe : describe.skip)('kubeseal', () => {
  beforeAll(() => [keys, other].forEach(makePair));
  afterAll(() => rmSync(work, { recursive: true }));

  const makers = [
    { who: 'our command', seal: ours },
    { who: 'kubeseal', seal: theirs },
  ];

  for (const { who, seal } of makers) {
    (seal ? describe : describe.skip)(`opens what ${who} sealed`, () => {
      let sealed: string;
      beforeAll(() => {
        sealed = seal!(DATABASE, readFileSync(keys.certificate, 'utf8'));
      });

      test('with the values that went in', () => {
        const { metadata, data } = JSON.parse(succeed(open(sealed)).stdout);
        expect(metadata).toMatchObject({ name: DATABASE.name, namespace: DATABASE.namespace });
        expect(decoded(data)).toEqual(DATABASE.values);
      });

      test('in no other namespace', () => {
        const moved = sealed.replaceAll(DATABASE.namespace, 'azora-production');
        expect(open(moved)).toMatchObject({ status: 1, stderr: expect.stringContaining('no key could decrypt') });
      });

      test('under no other name', () => {
        const renamed = sealed.replace(/("?name"?: ?"?)database/g, '$1database-2');
        expect(open(renamed)).toMatchObject({ status: 1, stderr: expect.stringContaining('no key could decrypt') });
      });

      test('with no other key', () => {
        expect(open(sealed, other.key)).toMatchObject({ status: 1 });
      });
    });
  }
});

const open = (sealed: string, key = keys.key): Answer =>
  ask(kubeseal(), ['--recovery-unseal', '--recovery-private-key', key], sealed);

const decoded = (data: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(data).map(([name, value]) => [name, Buffer.from(value, 'base64').toString()]));

function makePair({ certificate, key }: typeof keys): void {
  const args = ['req', '-x509', '-newkey', 'rsa:4096', '-nodes', '-days', '2', '-subj', '/CN=sealed-secret'];
  const { status, stderr } = spawnSync('openssl', [...args, '-keyout', key, '-out', certificate], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Cannot make a key pair: ${stderr}`);
}

function succeed(answer: Answer): Answer {
  if (answer.status !== 0) throw new Error(`Cannot run kubeseal: ${answer.stderr}`);
  return answer;
}
