import { archiveOf } from '../../constructs/data/postgres/names';
import type { Postgres } from '../../model/datastore';
import { type Environment, instanceOf } from '../../model/environment';
import { drillOf, throwAwayOf } from '../../model/stores/drill';
import { postgresClusters } from '../../model/stores/postgres';
import { holdApplication, letApplicationGo, resumeDrill, suspendDrill, whyDrillWaits } from '../hold';
import { primaryFolder } from '../primary-folder';
import { newestLog, runNow } from '../run-now';
import type { Section } from '../section';
import { startWriters, stopWriters, WHY_THEY_STAY } from '../writers';
import { baseCopy, choice, databasesInWords, kubectlIn, paragraphs, primaryOf, shell } from './postgres-commands';

/** How everything comes back, and how it is shown that it would. */
export const restoreSections = (environment: Environment, name: string, store: Postgres): Section[] => [
  ...drillAlertSections(environment, name, store),
  restore(environment, name, store),
  drill(environment, name),
];

function drillAlertSections(environment: Environment, name: string, store: Postgres): Section[] {
  const kubectl = kubectlIn(environment);
  const { rto } = environment.platform.recovery[store.tier];
  const log = shell(...newestLog(kubectl, drillOf(name)));
  return [
    {
      title: 'PostgresRestoreDrillFailed',
      body: paragraphs(
        `The newest copy did not come back, or rows are missing in it. Until the next drill succeeds, nobody knows whether ${name} could be restored. The copy is gone already; the Job's log names each table with too few rows, and ends with the copy's state, events and last words:`,
        log,
        'When it is the copy in the bucket that is not whole, make one by hand as under PostgresBackupTooOld, and run the drill again.',
      ),
    },
    {
      title: 'PostgresRestoreDrillTooOld',
      body: paragraphs(
        `No drill has succeeded for longer than its schedule, \`${store.backup?.drill}\`, allows. \`SUSPEND True\`: somebody restores, or forgot to let it go on: \`${resumeDrill(environment, name)}\`.`,
        shell(`${kubectl} get cronjob ${drillOf(name)}`, `${kubectl} describe cronjob ${drillOf(name)}`),
        log,
      ),
    },
    {
      title: 'PostgresRestoreDrillTooSlow',
      body: `A restore took longer than the ${rto} within which ${name} has to be back. Its log says how long each cluster took. More frequent base copies leave less log to replay; more cpu for the copy (\`DRILL_COPY\` in charts/model/stores/postgres-sizes.ts) shows what an instance of its real size would need.`,
    },
  ];
}

/** A wrong moment costs nothing before the last steps. */
const restore = (environment: Environment, name: string, store: Postgres): Section => ({
  title: 'Restore to a moment',
  body: paragraphs(
    `Copies and the log since are in \`${environment.backups.primary.bucket}/datastores/${name}\`, for ${store.backup?.keep}. First a copy beside what is live, then the switch. Databases are ${databasesInWords(environment, name)}.`,
    ...besideIt(environment, name, store),
    ...theSwitch(environment, name, store),
  ),
});

function besideIt(environment: Environment, name: string, store: Postgres): string[] {
  const kubectl = kubectlIn(environment);
  const [first = name, ...others] = postgresClusters(name, store);
  const copy = throwAwayOf(name);
  const cluster = others.length > 0 ? '$cluster' : first;
  const gone = [
    `${kubectl} delete clusters.postgresql.cnpg.io ${copy} --ignore-not-found`,
    `${kubectl} wait pvc -l cnpg.io/cluster=${copy} --for=delete --timeout=10m`,
  ];
  return [
    '1. Choose the moment, in UTC, before the mistake: `2026-01-31T12:00:00Z`. When everything is lost, it is the newest there is: go on with step 4, and write `newest` there.',
    `2. Have the drill wait, and make a copy of the cluster as it was then. ${whyDrillWaits(name)}`,
    shell(
      suspendDrill(environment, name),
      `${kubectl} get pods -l datastore-job=${drillOf(name)} --field-selector=status.phase=Running   # none: a drill is let finish`,
      ...(others.length > 0 ? [choice(first, `then ${others.join(', ')}`)] : []),
      `${kubectl} get configmap ${drillOf(name)} -o jsonpath="{.data.${cluster}\\.yaml}" > copy.yaml`,
      '# in copy.yaml, below bootstrap.recovery: recoveryTarget: { targetTime: "2026-01-31T12:00:00Z" }',
      `${kubectl} create -f copy.yaml`,
      `${kubectl} wait clusters.postgresql.cnpg.io/${copy} --for=condition=Ready --timeout=5h`,
      `${kubectl} exec -it ${copy}-1 -c postgres -- psql -d <database>`,
    ),
    '3. A mistake in some tables only: carry them over, and leave everything else as it is.',
    shell(
      `${kubectl} exec ${copy}-1 -c postgres -- pg_dump --format=custom --table=<table> <database> > table.dump`,
      `${kubectl} exec -i ${primaryOf(environment, cluster)} -c postgres -- pg_restore --dbname=<database> --clean --if-exists --role=<database> < table.dump`,
    ),
    ...(others.length > 0
      ? [
          '   Rows are spread over the clusters, and there is one copy at a time: take it away, and begin again with step 2 for the next one.',
          shell(...gone),
        ]
      : []),
    '   That is all? Throw the copy away, and let the drill go on:',
    shell(...gone, resumeDrill(environment, name)),
  ];
}

function theSwitch(environment: Environment, name: string, store: Postgres): string[] {
  const kubectl = kubectlIn(environment);
  const clusters = postgresClusters(name, store);
  const restores = (store.restores ?? []).length;
  const next = clusters.map((cluster) => primaryFolder(environment, name, archiveOf(cluster, restores + 1)));
  const application = `${instanceOf(environment)}-${name}`;
  return [
    `4. Everything has to go back. Keep Argo CD from ${name} first: it would have the live cluster write its log to the folder of the new one. Then see that those folders are empty; a restore that was begun before may have left something, which nobody needs, and a new cluster refuses to begin there ("Expected empty archive"):`,
    shell(
      holdApplication(environment, name),
      suspendDrill(environment, name),
      ...next.map(({ list }) => `${list}   # prints nothing, or that there is nothing`),
      ...next.map(({ empty }) => `# if it prints something: ${empty}`),
    ),
    '5. Stop the services that write:',
    shell(...stopWriters(environment, name)),
    `   ${WHY_THEY_STAY}`,
    `6. Add \`restores: [{ to: '2026-01-31T12:00:00Z' }]\` (or \`'newest'\`) to ${name}, or to its \`in.${environment.name}\`, in charts/platforms/${environment.platform.name}/datastores.ts; further restores are added behind earlier ones. Run \`npm run synth\`, and have it merged. Nothing happens yet: the Application is held.`,
    '7. Remove the live cluster; from here on there is no way back but the copies. Then let Argo CD go on: it makes the cluster anew, from the copies, and its log goes to a folder of its own.',
    shell(
      ...clusters.flatMap((cluster) => [
        `${kubectl} delete clusters.postgresql.cnpg.io ${cluster} --ignore-not-found`,
        `${kubectl} wait pvc -l cnpg.io/cluster=${cluster} --for=delete --timeout=10m`,
      ]),
      letApplicationGo(environment, name),
      `kubectl -n argocd annotate application ${application} argocd.argoproj.io/refresh=normal --overwrite`,
      ...clusters.flatMap((cluster) => [
        `until ${kubectl} get clusters.postgresql.cnpg.io ${cluster}; do sleep 5; done`,
        `${kubectl} wait clusters.postgresql.cnpg.io/${cluster} --for=condition=Ready --timeout=6h`,
      ]),
    ),
    '   It does not become ready: the log of the pod that restores says why. "Expected empty archive" is a folder of step 4 that is not empty: empty it, and delete the cluster once more; Argo CD makes it again.',
    shell(...clusters.map((cluster) => `${kubectl} logs -l cnpg.io/cluster=${cluster} --all-containers --tail=50`)),
    '8. Make a base copy at once: the new folder has none before the schedule, and until then there is nothing to restore from but the old one.',
    shell(
      ...clusters.flatMap((cluster) => baseCopy(environment, cluster)),
      `${kubectl} get backups.postgresql.cnpg.io --sort-by=.metadata.creationTimestamp | tail -${clusters.length}   # until they are completed`,
    ),
    '9. Start the services again, look at what they show, throw a copy of step 2 away, and let the drill go on:',
    shell(
      ...startWriters(environment, name),
      `${kubectl} delete clusters.postgresql.cnpg.io ${throwAwayOf(name)} --ignore-not-found`,
      resumeDrill(environment, name),
    ),
    'The volumes of the old cluster stay until somebody deletes their PersistentVolumes: with what was written after the moment.',
    "Is the whole Kubernetes cluster lost, there is nothing to hold, to stop or to delete: have `restores: [{ to: 'newest' }]` merged before Argo CD makes the cluster for the first time, and go on with step 8. An empty one is there already: from step 4 on.",
  ];
}

function drill(environment: Environment, name: string): Section {
  const kubectl = kubectlIn(environment);
  return {
    title: 'Run the restore drill now',
    body: `It restores the newest copy beside what is live, counts the rows of every table in both, and throws the copy away.\n\n${shell(...runNow(kubectl, drillOf(name)))}`,
  };
}
