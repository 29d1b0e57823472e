import { CATALOGUE, type ReleaseName } from '../../constructs/controllers/catalogue';
import { archivedOf } from '../../model/archives';
import { BACKUP_FOLDERS, storeFolderOf } from '../../model/backup-storage';
import { copiedStores } from '../../model/buckets';
import { RECOVERY_NAMESPACE } from '../../model/cluster-backups';
import type { InClusterDatastore } from '../../model/datastore';
import { type Environment, instanceOf } from '../../model/environment';
import { SETTINGS } from '../../settings';
import { code, table } from '../markdown';
import type { Section } from '../section';
import { argo, bringBack, offsiteLocation, sh, VELERO, withRestoreRights } from './cluster-commands';

const K = `kubectl -n ${RECOVERY_NAMESPACE}`;

/** Nothing syncs a component, and the root, which would have it sync again, does not either. */
const holdSync = (environment: Environment, component: string): string =>
  `
argocd app set ${instanceOf(environment)} --sync-policy none
${argo(environment, 'set', component, '--sync-policy none')}`.trim();

/** The root syncs again, and makes what is below it as its files say. */
const resumeSync = (environment: Environment): string =>
  `kubectl apply -f ${SETTINGS.output}/${environment.id}/root/Application-${instanceOf(environment)}.yaml`;

/** How what was copied comes back, from the smallest loss to the largest. */
export const clusterRestores = (environment: Environment): Section[] => [
  redeploy(environment),
  restoreState(environment),
  ...(environment.platform.clusterBackups.volumes ? [restoreVolume(environment)] : []),
  restoreOffsite(environment),
];

function redeploy(environment: Environment): Section {
  const { name, platform, namespaces, services } = environment;
  const service = services[0]?.name ?? 'a-service';
  const images = `charts/platforms/${platform.name}/images/${name}.ts`;
  return {
    title: 'Redeploy a service from the registry',
    body: `A service is nothing but its image in the registry and its folder in Git. \`${service}\` as an example:

${sh(`
${argo(environment, 'sync', service)}
kubectl -n ${namespaces.services} rollout status deploy/${service}
`)}

Its objects are gone or changed: the sync makes them anew. Pods are to start anew as they are: \`kubectl -n ${namespaces.services} rollout restart deploy/${service}\`.

**Back to the version before.** Revert its line in \`${images}\`, \`npm run synth\`, commit, merge. When that takes too long, by hand first; Argo CD
would undo it, so it stops syncing that one until Git says the same, and the root stops first, which would have it sync again:

${sh(`
${holdSync(environment, service)}
kubectl -n ${namespaces.services} rollout undo deploy/${service}
# once the revert is merged
${resumeSync(environment)}
`)}

**The image is no longer in the registry.** Build the commit that the tag names again, push it, and put the new digest into \`${images}\`: a digest never comes back.`,
  };
}

const restoreState = (environment: Environment): Section => ({
  title: "Restore a namespace's state",
  body: `For objects that are not in Git: passwords that were made in the cluster, claims, keys that open sealed secrets. What is in Git, Argo CD brings back
by itself. Look into a copy beside first, then take what is missing; what is there already is left alone.

${withRestoreRights(`
${VELERO} backup get --selector velero.io/schedule-name=state
# beside: the Secrets of a namespace as they were, in one that nobody uses
${VELERO} restore create look --from-backup state-<time> --include-namespaces ${environment.namespaces.datastores} \\
  --include-resources secrets --namespace-mappings ${environment.namespaces.datastores}:restore-look --wait
kubectl -n restore-look get secrets
kubectl delete namespace restore-look
# in place: those that are missing
${VELERO} restore create missing --from-backup state-<time> --include-namespaces ${environment.namespaces.datastores} \\
  --include-resources secrets --existing-resource-policy none --wait
${VELERO} restore describe missing
`)}

Leave \`--include-resources\` out for everything of the namespace. Owners of restored objects are new, and Argo CD and operators take them up again by
their names. Of a Secret that is there with other values, remove it first, or nothing happens.`,
});

/** The Application of the operator of each engine. */
const OPERATORS = {
  postgres: 'cloudnative-pg',
  mongodb: 'psmdb-operator',
  redis: 'redis-operator',
  kafka: 'strimzi-kafka-operator',
  rabbitmq: 'rabbitmq-cluster-operator',
  elasticsearch: 'eck-operator',
} as const satisfies Readonly<Record<InClusterDatastore['engine'], ReleaseName>>;

function restoreVolume(environment: Environment): Section {
  const namespace = environment.namespaces.datastores;
  const operators = [...environment.datastores].flatMap(([store, { engine }]) =>
    engine === 'rds' ? [] : [{ store, release: OPERATORS[engine] }],
  );
  const rows = operators.map(({ store, release }) => [
    code(store),
    code(`${instanceOf(environment)}-${release}`),
    code(CATALOGUE[release].namespace),
  ]);
  return {
    title: 'Restore a volume from a snapshot',
    body: `The way of last resort for a datastore: its own copies are newer, and whole at one moment over all its instances. A snapshot is what the
disk of one instance held.

1. Stop the services that write, then what would start the instance again: Argo CD, and the operator. Other datastores of that operator go on serving.

${table([['Datastore', 'Application of its operator', 'in'], ...rows]).replaceAll(/^/gm, '   ')}

   ${sh(`
${holdSync(environment, '<operator>')}
kubectl -n <namespace of the operator> scale deployment --all --replicas=0
kubectl -n ${namespace} get pod <instance> -o jsonpath='{.metadata.ownerReferences[0].kind}{" "}{.metadata.ownerReferences[0].name}{"\\n"}'
# its owner is a StatefulSet: that one would start it again too
kubectl -n ${namespace} scale statefulset <owner> --replicas=0
# whatever it is
kubectl -n ${namespace} delete pod <instance> --ignore-not-found
`).replaceAll('\n', '\n   ')}

2. Note the volume, and remove the claim. The volume stays, since its class retains it.

   ${sh(`
kubectl -n ${namespace} get pvc <claim> -o jsonpath='{.spec.volumeName}{"\\n"}'
kubectl -n ${namespace} delete pvc <claim>
`).replaceAll('\n', '\n   ')}

3. Bring the claim back from the snapshot; claims that are there are left alone.

   ${withRestoreRights(`
${VELERO} backup get --selector velero.io/schedule-name=volumes
${VELERO} restore create volume --from-backup volumes-<time> --include-namespaces ${namespace} --existing-resource-policy none --wait
${VELERO} restore describe volume --details
`).replaceAll('\n', '\n   ')}

4. Let operator and Argo CD go on; the operator starts as many instances as are defined. The claim is bound once a pod wants it, and the volume is filled from the snapshot while it is read: slow at first.

   ${sh(`
kubectl -n <namespace of the operator> scale deployment --all --replicas=1
${resumeSync(environment)}
`).replaceAll('\n', '\n   ')}

5. When all is well, remove the old volume: \`kubectl delete pv <volume>\`, and its disk at the provider, which the class keeps too.`,
  };
}

function restoreOffsite(environment: Environment): Section {
  const { backups } = environment;
  const stores = copiedStores(environment).map(([name]) => name);
  const archived = archivedOf(environment).map(({ name }) => name);
  return {
    title: 'Restore from the off-site copy',
    body: `When the primary bucket, or what was in it, is gone. \`${backups.offsite.bucket}\` in ${backups.offsite.region} is at most half an hour behind; the cluster's
identities may write there and remove nothing.

**Removed or overwritten by mistake**: the primary bucket keeps versions for 14 days. Bring those back first, it is quicker.

**State of Kubernetes**, read from there without copying it:

${offsiteLocation(environment)}

Its backups appear within a minute; restore as above. Afterwards \`${K} delete backupstoragelocation offsite\`, and the Backups that came with it.

**Datastores**: stop the copies, so that nothing is carried the other way meanwhile, and bring the folder back, as somebody who may write to both buckets
and use both keys. Then restore by the datastore's own page.

${sh(`
${K} patch cronjob backup-copies -p '{"spec":{"suspend":true}}'
${stores.map((store) => bringBack(environment, storeFolderOf(store))).join('\n') || '# no datastore has copies'}
${K} patch cronjob backup-copies -p '{"spec":{"suspend":false}}'
`)}
${
  archived.length > 0
    ? `
**An older time, for compliance**: \`${BACKUP_FOLDERS.archive}/<datastore>/<date>\` off site has a copy of the first of each month, of ${archived.join(', ')}, made
by \`pg_dump\` or the like, which any newer version reads. Copy it to a machine with that version's tools; never into a live datastore.
`
    : ''
}
**The primary bucket itself is gone**: make it anew by Terraform, in the cluster's region, and bring back \`${BACKUP_FOLDERS.velero}\` and every datastore by the same commands; the bucket off
site stays what it is.

${sh(`
${bringBack(environment, BACKUP_FOLDERS.velero)}
${VELERO} backup-location get
`)}`,
  };
}
