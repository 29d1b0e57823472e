import type { MongoDb } from '../../model/datastore';
import type { Environment } from '../../model/environment';
import { drillOf, throwAwayOf } from '../../model/stores/drill';
import { resumeDrill, suspendDrill, whyDrillWaits } from '../hold';
import { primaryFolder } from '../primary-folder';
import { runNow } from '../run-now';
import type { Section } from '../section';
import { startWriters, stopWriters, WHY_THEY_STAY } from '../writers';
import { mongodbAlertSections } from './mongodb-alerts';
import { copyNow, create, type Place, placeOf, shell } from './mongodb-commands';

/** What to do with a MongoDB, by exact commands. */
export function mongodbRunbook(environment: Environment, name: string, store: MongoDb): Section[] {
  const place = placeOf(environment, name, store);
  return [
    lookAtIt(place),
    ...mongodbAlertSections(place),
    ...(store.backup ? [restore(place), runDrill(place)] : []),
    grow(place),
  ];
}

const lookAtIt = ({ k, name, mongo }: Place): Section => ({
  title: 'Look at it',
  body: `${shell(`
${k} get perconaservermongodb ${name}
${k} get pods -o wide -l app.kubernetes.io/instance=${name}
${k} get perconaservermongodbbackup --sort-by=.metadata.creationTimestamp
kubectl -n percona-mongodb logs -l app.kubernetes.io/name=psmdb-operator --tail=100`)}

To ask it something, define this once in the shell; other sections use it:

${shell(`
${mongo}
mongo ${name} 'rs.status().members.forEach(m => print(m.name, m.stateStr))'`)}

Passwords of the operator's own users are in Secret ${name}-system-users; a changed one is taken over within seconds. Volumes are encrypted with the key in Secret ${name}-mongodb-encryption-key: without it they cannot be read, copies can.`,
});

function restore(place: Place): Section {
  const { k, name, store, databases, environment } = place;
  const moment = store.backup?.continuous ? "\n  pitr: {type: date, date: '2026-01-31 12:00:00'}" : '';
  const restoreInto = (cluster: string, object: string) =>
    create(
      k,
      `
apiVersion: psmdb.percona.com/v1
kind: PerconaServerMongoDBRestore
metadata: {name: ${object}}
spec:
  clusterName: ${cluster}
  backupName: <copy>${moment}`,
    );
  const restored = (object: string) =>
    `${k} get perconaservermongodbrestore ${object} -w   # until it is ready, or says error`;
  const copy = throwAwayOf(name);
  return {
    title: 'Restore to a moment',
    body: `Moments are in UTC. Take the newest copy before the moment; the oplog reaches from there to \`latestRestorableTime\` of the newest copy. Databases are ${databases.map((database) => `\`${database}\``).join(', ')}.

1. Choose the copy:

${shell(`${k} get perconaservermongodbbackup -o custom-columns=NAME:.metadata.name,STATE:.status.state,COMPLETED:.status.completed,UNTIL:.status.latestRestorableTime`)}

2. Restore it beside the live one, in the way of the drill, and look whether it has what is missed. ${whyDrillWaits(name)}

${shell(`
${suspendDrill(environment, name)}
${k} get pods -l datastore-job=${drillOf(name)} --field-selector=status.phase=Running   # none: a drill is let finish
${k} get configmap ${drillOf(name)} -o jsonpath='{.data.cluster\\.json}' | ${k} create -f -
${k} wait perconaservermongodb/${copy} --for=jsonpath='{.status.state}'=ready --timeout=30m
${restoreInto(copy, copy)}
${restored(copy)}
mongo ${copy} 'db.adminCommand({listDatabases: 1}).databases.forEach(printjson)'`)}

   It does not come: \`${k} get perconaservermongodbrestore ${copy} -o jsonpath='{.status.state}: {.status.error}{"\\n"}'\` says why.

3. A few documents are all that is missed: carry them over with \`mongoexport\` and \`mongoimport\`, and go to step 7.
4. Everything has to go back: stop the services that write.

${shell(stopWriters(environment, name).join('\n'))}

   ${WHY_THEY_STAY}

5. Switch: the same restore into ${name} itself, with the same copy and moment. What was written since is gone. Then take a complete copy, for the oplog is stored only from a new one on.

${shell(`
restore=${name}-by-hand-$(date +%s)
${restoreInto(name, '$restore').replace("<<'YAML'", '<<YAML')}
${restored('$restore')}
${copyNow(place)}`)}

6. Start the services, each with its least replicas:

${shell(startWriters(environment, name).join('\n'))}

7. Throw the copy away: let the drill go on and run it, it begins with that.

${shell([resumeDrill(environment, name), ...runNow(k, drillOf(name))].join('\n'))}

${lostCluster(place)}`,
  };
}

/** Objects that name copies went with the cluster: the bucket itself has to be asked. */
function lostCluster({ name, databases, environment }: Place): string {
  const { url, list, print } = primaryFolder(environment, name);
  return `Is the whole Kubernetes cluster lost, bring up its successor first, with an empty ${name}. No object names the copies any longer, but each has a file \`<copy>.pbm.json\` in the bucket, named by its time in UTC; take one that is \`done\`:

${shell(`
${list}
${print('<copy>.pbm.json')} | jq '{status, type, pbm_version, mongodb_version}'`)}

Restore as in step 5, with \`backupSource: {type: logical, destination: ${url}<copy>}\` and \`storageName: primary\` in place of \`backupName\`, and with \`selective: {namespaces: [${databases.map((database) => `${database}.*`).join(', ')}]}\`: a whole copy would bring the old passwords of the operator's users, and lock it out.`;
}

const runDrill = ({ k, name }: Place): Section => ({
  title: 'Run the restore drill now',
  body: shell(runNow(k, drillOf(name)).join('\n')),
});

const grow = ({ k, name, environment }: Place): Section => ({
  title: 'Grow its volumes',
  body: `Raise \`storage\` of \`${name}\` in \`charts/platforms/${environment.platform.name}/datastores.ts\`, run \`npm run synth\`, and merge: the operator grows each volume in place. AWS takes one change of a volume in six hours. Volumes never shrink.

${shell(`${k} get pvc -l app.kubernetes.io/instance=${name}`)}`,
});
