import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** v0.37 and later call themselves github.com/bitnami/sealed-secrets, which the Go module proxy refused on 2026-11-21. */
const KUBESEAL = 'v0.36.6';

const ANALYZER = join(__dirname, 'analyzer');

const CACHE = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'education-platforms-tools');

/** Whether Go is there to compile the tools with; without it nothing can be judged by them. */
export const go = spawnSync('go', ['version']).status === 0;

/** What a tool said and how it ended. */
export interface Answer {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Asks a tool that `kubeseal` or `analyzer` named; throws only where it could not be started. */
export function ask(tool: string, args: readonly string[], input = ''): Answer {
  // Neither tool may find a cluster by accident: no kubeconfig, and a home of its own.
  const env = { PATH: process.env.PATH, HOME: tmpdir() };
  const { error, status, stdout, stderr } = spawnSync(tool, args, { input, env, encoding: 'utf8' });
  if (error) throw new Error(`Cannot run ${tool}: ${error.message}`);
  return { status: status ?? 1, stdout, stderr };
}

/** Path of kubeseal; a minute to compile the first time. */
export const kubeseal = (): string =>
  compiled('kubeseal', KUBESEAL, [`github.com/bitnami-labs/sealed-secrets/cmd/kubeseal@${KUBESEAL}`]);

/** Path of Istio's analyzers as one program; some minutes to compile the first time. */
export const analyzer = (): string => compiled('analyzer', digestOf(ANALYZER), ['.'], ANALYZER);

function compiled(name: string, version: string, packages: readonly string[], cwd = tmpdir()): string {
  const folder = join(CACHE, name, version);
  if (existsSync(join(folder, name))) return join(folder, name);

  mkdirSync(join(CACHE, name), { recursive: true });
  // Beside its final place, so that the rename is atomic and two runs at once cannot meet half a program.
  const bin = mkdtempSync(join(CACHE, name, '.new-'));
  try {
    const args = ['install', '-p', '2', '-trimpath', '-ldflags', '-s -w', ...packages];
    const { status, stderr } = spawnSync('go', args, { cwd, env: { ...process.env, GOBIN: bin }, encoding: 'utf8' });
    if (status !== 0) throw new Error(`Cannot install ${name} ${version}: ${stderr.slice(-2000)}`);
    if (!existsSync(folder)) renameSync(bin, folder);
  } finally {
    rmSync(bin, { recursive: true, force: true });
  }
  return join(folder, name);
}

function digestOf(folder: string): string {
  const digest = createHash('sha256');
  for (const file of readdirSync(folder).sort()) digest.update(file).update(readFileSync(join(folder, file)));
  return digest.digest('hex').slice(0, 12);
}
