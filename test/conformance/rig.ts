import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { NodePool } from '../../charts/model/node-pool';

const folder = resolve(process.env.CLUSTER_RIG ?? join(__dirname, '../../../shared/cluster'));

/** A real control plane and a real Argo CD with nodes that run nothing, where they are at hand. */
export const rig = existsSync(join(folder, 'cluster')) ? folder : undefined;

/** Name of the cluster: one for each checkout, so that two on one machine do not disturb each other. */
const NAME = `platforms-${createHash('sha256').update(__dirname).digest('hex').slice(0, 8)}`;

/** What a command of the rig said and how it ended. */
export interface Outcome {
  readonly status: number;
  readonly output: string;
}

/** Builds what is missing; a quarter of an hour the first time. */
export const install = (): Promise<Outcome> => command('install', []);

/** A new, empty cluster whose nodes are those of the pool, as many as it begins with. */
export async function start(pool: NodePool): Promise<void> {
  await stop();
  const { cpu, memory, pods } = pool.allocatable;
  const size = [
    '--nodes',
    pool.nodes.initial ?? pool.nodes.min,
    '--cpu',
    cpu,
    '--memory',
    memory,
    '--pods',
    pods,
    '--zones',
    pool.zones,
  ];
  await succeed('cluster', ['up', ...size.map(String)]);
  await succeed('argocd', ['up']);
}

export async function stop(): Promise<void> {
  await command('argocd', ['down']);
  await command('cluster', ['down']);
}

export const cluster = (...args: string[]): Promise<Outcome> => command('cluster', args);

export const argocd = (...args: string[]): Promise<Outcome> => command('argocd', args);

async function succeed(program: string, args: readonly string[]): Promise<void> {
  const { status, output } = await command(program, args);
  if (status !== 0) throw new Error(`Cannot run ${program} ${args.join(' ')}: it ended with ${status}\n${output}`);
}

function command(program: string, args: readonly string[]): Promise<Outcome> {
  return new Promise((done, failed) => {
    const child = spawn(join(folder, program), args, { env: { ...process.env, JUDGE_NAME: NAME } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    child.on('error', failed);
    // `exit`, not `close`: the servers that it starts hold on to its output.
    child.on('exit', (status) => done({ status: status ?? 1, output }));
  });
}
