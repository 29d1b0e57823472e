const { spawnSync } = require('node:child_process');

/**
 * Runs a command as a process of its own.
 * @returns seconds of CPU (user and system, its start and its end included), seconds that passed and, where the command
 *   prints it as its last line, peak memory in MiB
 */
function measure([command, ...args]) {
  // The kernel's own figures; bash, because other shells and tools round them to hundredths of a second.
  const script = `TIMEFORMAT=$'\\n%U %S %R'; time "$@"`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script, 'bash', command, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Cannot measure ${command} ${args.join(' ')}: ${stderr.trim()}`);
  const [user, system, wall] = lastLine(stderr).split(' ').map(Number);
  const kibibytes = /^peak (\d+)$/.exec(lastLine(stdout))?.[1];
  return { cpu: user + system, wall, peak: kibibytes === undefined ? Number.NaN : Number(kibibytes) / 1024 };
}

const lastLine = (text) => text.trim().split('\n').at(-1);

/**
 * Measures contenders in turn, A B C A B C, so that what else the machine does meets all of them alike.
 * @param plan by name: how many times it is run, and the command of each round, which counts from 1
 * @param progress is told what runs next
 */
function measureInTurn(plan, progress) {
  const results = Object.fromEntries(Object.keys(plan).map((name) => [name, []]));
  const rounds = Math.max(...Object.values(plan).map(({ runs }) => runs));
  for (let round = 1; round <= rounds; round++) {
    for (const [name, { command, runs }] of Object.entries(plan)) {
      if (round > runs) continue;
      progress(`round ${round} of ${rounds}: ${name}`);
      results[name].push(measure(command(round)));
    }
  }
  return results;
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

module.exports = { measure, measureInTurn, median };
