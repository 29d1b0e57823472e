import { RDB } from '../../constructs/data/redis/backup';
import type { Redis } from '../../model/datastore';
import type { Environment } from '../../model/environment';
import { drillOf } from '../../model/stores/drill';
import { redisNodes } from '../../model/stores/redis';
import { followJob, runNow } from '../run-now';
import type { Section } from '../section';
import { shell } from '../shell';
import { startWriters, stopWriters, WHY_THEY_STAY } from '../writers';
import type { RedisCommands } from './redis-commands';

/** How keys come back from a copy: the drill shows it with a throw-away Redis, the same job does it. */
export function redisRestore(
  environment: Environment,
  name: string,
  store: Redis,
  { kubectl, ask }: RedisCommands,
): Section[] {
  const drill = drillOf(name);
  const job = (title: string, settings: string) => `job=${title}-$(date +%s)
${kubectl} create job "$job" --from=cronjob/${drill} --dry-run=client -o yaml |
  kubectl set env --local -f - ${settings} -o yaml |
  kubectl create -f -
${followJob(kubectl)}`;
  const stop = shell(...stopWriters(environment, name));
  const pods = redisNodes(name, store).map((node) => node.split('.')[0]!);

  return [
    {
      title: 'Restore to a moment',
      body: `Copies are of moments, not of every second: choose the last one before the mistake, below \`${environment.backups.primary.bucket}/datastores/${name}/${RDB}/\`; one without a file \`complete\` is
unfinished. Without \`COPY\` the newest is taken.

1. Load it into a throw-away Redis and see how many keys it has. Nothing live changes.

\`\`\`sh
${job(`${name}-look`, 'COPY=2026-03-01T02-00-12Z')}
\`\`\`

2. ${
        store.mode === 'cluster'
          ? `Keys come back over those of the same name; keys that are newer than the copy stay. Where those have to go, stop the services that write, and empty each leader:

${stop}

\`\`\`sh
${pods.map((pod) => ask(pod, 'flushall')).join('\n')}
\`\`\`

Followers say that they are read-only, and are emptied with their leader.`
          : `All keys that are live now go: the copy takes their place. Stop the services that write:\n\n${stop}`
      }

${WHY_THEY_STAY}

3. Bring it back. It is the same job, told to; run again, it does no harm.

\`\`\`sh
${job(`${name}-restore`, 'MODE=restore COPY=2026-03-01T02-00-12Z')}
\`\`\`

4. ${
        store.mode === 'cluster'
          ? 'The last line has both counts. '
          : `Should it have been stopped in between, Redis still follows the throw-away one and takes no writes: \`${ask(pods[0]!, 'replicaof no one')}\`. `
      }Start the services again, where they were stopped:

${shell(...startWriters(environment, name))}`,
    },
    {
      title: 'Run the restore drill now',
      body: `${shell(...runNow(kubectl, drill))}

It takes the memory of one instance for as long as it runs, and changes nothing.`,
    },
  ];
}
