import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
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

/**
 * Until it is stopped, gives each User of RabbitMQ the status that its operator would: the rig's own stand-in leaves out
 * the name, without which the API server takes no status of a User.
 */
export function standInForRabbitMqUsers(): { readonly stop: () => void } {
  const timer = setInterval(async () => {
    const listed = await kubectl('get', 'users.rabbitmq.com', '-A', '-o', 'json');
    if (listed.status !== 0) return;
    for (const { metadata, status } of JSON.parse(listed.output).items) {
      if (status?.conditions) continue;
      const done = { username: metadata.name, conditions: [READY] };
      const place = ['-n', metadata.namespace, 'users.rabbitmq.com', metadata.name];
      await kubectl('patch', ...place, '--subresource=status', '--type=merge', '-p', JSON.stringify({ status: done }));
    }
  }, 5000);
  return { stop: () => clearInterval(timer) };
}

const READY = {
  type: 'Ready',
  status: 'True',
  reason: 'SuccessfulCreateOrUpdate',
  lastTransitionTime: '2026-01-01T00:00:00Z',
};

/** The rig's own kubectl, for the cluster of this checkout. */
function kubectl(...args: readonly string[]): Promise<Outcome> {
  const judge = process.env.JUDGE_DIR ?? join(process.env.TMPDIR ?? tmpdir(), 'judge');
  return run(join(judge, 'bin/kubectl'), ['--kubeconfig', join(judge, 'run', NAME, 'admin.kubeconfig'), ...args]);
}

async function succeed(program: string, args: readonly string[]): Promise<void> {
  const { status, output } = await command(program, args);
  if (status !== 0) throw new Error(`Cannot run ${program} ${args.join(' ')}: it ended with ${status}\n${output}`);
}

const command = (program: string, args: readonly string[]): Promise<Outcome> => run(join(folder, program), args);

function run(program: string, args: readonly string[]): Promise<Outcome> {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { env: { ...process.env, JUDGE_NAME: NAME } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    child.on('error', failed);
    // `exit`, not `close`: the servers that it starts hold on to its output.
    child.on('exit', (status) => done({ status: status ?? 1, output }));
  });
}
