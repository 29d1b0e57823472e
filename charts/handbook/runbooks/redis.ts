import { redisAlerts } from '../../constructs/data/redis/alerts';
import { backupOf } from '../../constructs/data/redis/backup';
import type { Redis } from '../../model/datastore';
import type { Environment } from '../../model/environment';
import type { Section } from '../section';
import { redisAlertSections } from './redis-alerts';
import { redisCommands } from './redis-commands';
import { redisRestore } from './redis-restore';

/** What whoever is woken up by a Redis reads, with the commands for this one. */
export const redisRunbook = (environment: Environment, name: string, store: Redis): Section[] => {
  const commands = redisCommands(environment, name, store);
  const { kubectl, ask, first, kind } = commands;
  const meanings = redisAlertSections(environment, name, store);
  return [
    {
      title: 'Look at it',
      body: `It holds ${store.holds}. ${layout(store)}

\`\`\`sh
${kubectl} get ${kind} ${name}
${kubectl} get pods -l redis_setup_type=${store.mode} -o wide -L redis-role
${ask(first, store.mode === 'cluster' ? 'cluster nodes' : 'info replication')}
${ask(first, 'info memory')}
kubectl -n redis-operator logs deploy/redis-operator --since=1h
\`\`\``,
    },
    ...redisAlerts({ environment, name, store }).map(({ alert, summary }) => ({
      title: alert,
      body: `${summary}.\n\n${meanings[alert] ?? ''}`.trim(),
    })),
    ...(store.backup ? redisRestore(environment, name, store, commands) : []),
    {
      title: 'Grow its volumes',
      body: `Raise \`storage\` of \`${name}\` in \`charts/platforms/${environment.platform.name}/datastores.ts\`, run \`npm run synth\`, merge. The operator grows each claim, and the file systems
follow while Redis runs; volumes never shrink. Watch it:

\`\`\`sh
${kubectl} get persistentvolumeclaims -l redis_setup_type=${store.mode} -w
\`\`\`

The claim template of the StatefulSet keeps the old size: a pod that is added later gets it and is grown at once.`,
    },
  ];

  function layout({ mode, instances, leaders = instances }: Redis): string {
    if (mode === 'standalone') return 'It is one Redis: while its pod moves, services wait or do without.';
    const followers = instances - leaders;
    return followers > 0
      ? `${leaders} leaders own a part of the keys each, and ${followers} followers take over when one is lost; whatever a pod is called, it may lead.`
      : `${leaders} leaders own a part of the keys each, and nothing follows: while one is away, so are its keys, until its pod is back with its volume or the newest copy of \`${backupOf(name)}\` is restored.`;
  }
};
