import { waveOf } from '../../constructs/phase';
import { BACKUP_FOLDERS } from '../../model/backup-storage';
import { copiedStores } from '../../model/buckets';
import type { Datastore } from '../../model/datastore';
import { entryOf, hostOf } from '../../model/edge';
import { type Environment, instanceOf } from '../../model/environment';
import { SETTINGS } from '../../settings';
import type { Section } from '../section';
import { argo, bringBack, sh, VELERO, withRestoreRights } from './cluster-commands';

/** Names follow the load balancer by themselves; what is outside the cluster does not. */
export function moveOfTheEdge(environment: Environment): Section {
  const { platform, services, domain, cloud } = environment;
  const { edge } = platform;
  const { namespace } = entryOf(edge);
  const host = hostOf(domain, services.flatMap(({ routes }) => routes)[0]?.subdomain);
  const object = edge.loadBalancer === 'aws-application' ? 'ingress' : 'service';
  return {
    title: 'DNS and load balancer after a move',
    body: `A new cluster gets a new load balancer. external-dns writes its address into the records, which carry the mark \`${instanceOf(environment)}\` of whichever
cluster serves this environment: never two at once, or each takes the records from the other.

${sh(`
# off in the old cluster, if it still answers
kubectl -n external-dns scale deploy/external-dns --replicas=0
# in the new one: the address, and what was written
kubectl -n ${namespace} get ${object} -o wide
kubectl -n external-dns logs deploy/external-dns --tail=20
dig +short ${host}
curl -sSI --resolve ${host}:443:<address of the load balancer> https://${host}/
`)}

1. The load balancer has no address: \`kubectl -n ${namespace} describe ${object}\`${cloud.provider === 'aws' ? ', and `kubectl -n aws-load-balancer-controller logs deploy/aws-load-balancer-controller`; subnets carry the tags that it looks for' : ''}.
2. The record is the old one: external-dns says whose it is. Resolvers keep it for its time, five minutes at most.
3. The certificate is of no known issuer: it is ordered anew in the new cluster and takes some minutes, \`kubectl get certificates -A\`.${
      edge.cdn
        ? `\n4. CloudFront asks \`origin.${domain}\`, which external-dns writes; the record of \`${domain}\` is Terraform's and stays as it is. Empty its cache: \`aws cloudfront create-invalidation --distribution-id <id> --paths '/*'\`.`
        : ''
    }`,
  };
}

/** The order in which all of it comes back; the times of a drill tell how long each datastore takes. */
export function lostCluster(environment: Environment): Section {
  const { name, platform, namespaces, backups } = environment;
  const instance = instanceOf(environment);
  const folder = `${SETTINGS.output}/${environment.id}`;
  const stores = [...environment.datastores];
  const ofEngine = (...engines: readonly Datastore['engine'][]) =>
    stores.filter(([, { engine }]) => engines.includes(engine)).map(([store]) => store);
  const byThemselves = copiedStores(environment)
    .filter(([, { engine }]) => engine === 'postgres')
    .map(([store]) => store);
  const byPage = copiedStores(environment)
    .filter(([, { engine }]) => engine !== 'postgres')
    .map(([store]) => store);
  const managed = ofEngine('rds');
  const empty = stores.filter(([, { backup }]) => !backup).map(([store]) => store);
  const { rto, rpo } = platform.recovery.critical;
  const aws = environment.cloud.provider === 'aws';
  const printAnew = `npm run --silent handbook -- ${environment.id}/cluster`;

  const steps = [
    `**Infrastructure, by Terraform**: network, cluster, roles, all under their old names. [What a cluster must bring](../../operating.md#what-a-cluster-must-bring). In another region, say so first, in the environment's block of \`charts/platforms/${platform.name}/environments.ts\`${aws ? ', behind `...eks(...)`, which others share' : ''}: \`cloud\`, \`apiServer\`, \`nodes\`, and in \`backups\` a new primary bucket: the name of the old one is taken for as long as the lost region has it. The bucket off site stays what it is, so the new region is another than ${backups.offsite.region}; synth sees to it. ${aws ? 'Images, secrets and certificates of that region (ECR, Secrets Manager, ACM) are needed in the new one too. ' : ''}Then \`npm run synth\`, and print this page anew: \`${printAnew}\`.`,
    `**The primary bucket, filled from the one off site**, where it is new or empty; one that is there as it was stays so. Make it by Terraform, and bring back what it had, before anything writes to it:

${sh(
  [
    BACKUP_FOLDERS.velero,
    BACKUP_FOLDERS.datastores,
    ...(environment.controlPlane === 'own' ? [BACKUP_FOLDERS.etcd] : []),
  ]
    .map((each) => bringBack(environment, each))
    .join('\n'),
)}`,
    byThemselves.length > 0
      ? `**PostgreSQL is told to recover**, before Argo CD sees it: a new cluster would begin empty, beside a full folder of logs, which it refuses. In \`charts/platforms/${platform.name}/datastores.ts\`, for ${listed(byThemselves)}, in \`in.${name}\` alone, since it would give others a new folder too:

${block('ts', `in: { ${name}: { restores: [{ to: 'newest' }] } },`)}

Where ${byThemselves.length > 1 ? 'they have' : 'it has'} restores already, also those outside \`in\`, repeat them before this one. Run \`npm run synth\`, and have it merged with what step 1 changed. It stays there afterwards.`
      : 'What step 1 changed is merged: Argo CD reads nothing else.',
    `**Velero, by hand**, from the file that Argo CD reads. It comes before the rest, so that operators find the Secrets that they once made:

${sh(`
helm repo add vmware-tanzu https://vmware-tanzu.github.io/helm-charts
yq '.spec.source.helm.valuesObject | .metrics.serviceMonitor.enabled = false' \\
  ${folder}/argocd/Application-${instance}-velero.yaml > velero.yaml
helm template velero vmware-tanzu/velero --include-crds --namespace velero -f velero.yaml \\
  --version "$(yq .spec.source.targetRevision ${folder}/argocd/Application-${instance}-velero.yaml)" > velero-all.yaml
kubectl create namespace velero
kubectl create priorityclass controllers --value=900000000
kubectl apply --server-side -f velero-all.yaml
${VELERO} backup get
`)}`,
    `**Secrets, from the newest state**: what operators made and is in no other place, such as MongoDB's system users and its key, and the keys that open sealed secrets. Passwords that External Secrets makes it makes anew all the same, and each datastore takes the new one.

${withRestoreRights(`
${VELERO} restore create secrets --from-backup state-<time> --include-resources namespaces,secrets \\
  --include-namespaces ${[...new Set([namespaces.datastores, namespaces.services, ...(environment.secretStore.kind === 'sealed' ? ['sealed-secrets'] : [])])].join(',')} --wait
`)}`,
    `**Controllers and datastores, by Argo CD, and nothing after them**: services would write into empty datastores, and the edge would move the records. Install it by steps 1 to 3 of [from an empty cluster](../../operating.md#from-an-empty-cluster), but do not apply the root: apply the files below it wave by wave, as it would, up to the datastores' (${LAST_WAVE}). What was restored is taken up by its name.

${sh(throughStores(folder, instance))}

${byThemselves.length > 0 ? `${listed(byThemselves)} recover${byThemselves.length > 1 ? '' : 's'} meanwhile, and \`argocd app wait\` returns when that is done: raise its time-out for [what that may take](../../recovery.md).` : 'Each is empty now.'}`,
    [
      byPage.length > 0
        ? `**The other datastores, from their copies**, by "Restore to a moment" of each page: ${byPage.map(linkTo).join(', ')}. Take the newest copy that is older than the loss, by its name: they are empty and make copies already, so that the newest may be one of nothing.`
        : '**The other datastores**: none has copies.',
      ...(managed.length > 0
        ? [
            `What AWS runs comes back from its own snapshots, in its region: ${managed.map(linkTo).join(', ')}. Its copies are in no other region.`,
          ]
        : []),
      ...(empty.length > 0
        ? [
            `${listed(empty)} begin${empty.length > 1 ? '' : 's'} empty: nothing is copied of ${empty.length > 1 ? 'them' : 'it'}.`,
          ]
        : []),
      'Then look at rows and newest entries, as the drill of each compares them: after the next step people write.',
    ].join(' '),
    `**Services, edge and records, by the root.** If the old cluster still answers, its external-dns is switched off first, as above. From here on the records lead here.

${sh(`
kubectl apply -f ${folder}/root/Application-${instance}.yaml
argocd app wait ${instance} --timeout 3600
`)}`,
    `**Verify**: every Application \`Healthy\`, every route by \`curl --resolve\`, the records as under "DNS and load balancer after a move".

${sh(`
argocd app list -l app.kubernetes.io/instance=${instance}
kubectl get pods -A --field-selector=status.phase!=Running,status.phase!=Succeeded
${argo(environment, 'get', 'edge')}
`)}`,
    `See that copies are made again: \`${VELERO} schedule get\`, and \`${backups.offsite.bucket}\` half an hour later.`,
    'Write down how long each step took, and what was lost.',
  ];
  return {
    title: 'Bring a lost cluster back',
    body: `The targets of ${platform.name} (${rto}, and ${rpo} lost, for what is critical) are for what fails inside a cluster; what a lost region costs each datastore, and how long a full one takes, is in [recovery](../../recovery.md). In this order; nothing of a later step is begun before the one above is well. Commands are for the root of this repository, in bash.

${steps.map((step, at) => indented(`${at + 1}. `, step)).join('\n')}`,
  };
}

const LAST_WAVE = waveOf('stores');

/**
 * Applies what the root would, in its order, and stops after the datastores: the files themselves say which wave each is of.
 * @param folder where an environment is rendered to
 */
export const throughStores = (folder: string, instance: string): string => `
wave() { grep -lF "argocd.argoproj.io/sync-wave: \\"$1\\"" ${folder}/argocd/Application-*.yaml; }
kubectl apply --server-side -f ${folder}/argocd/AppProject-${instance}.yaml
for number in $(seq 0 ${LAST_WAVE}); do
  for file in $(wave "$number"); do kubectl apply --server-side -f "$file" || break 2; done
  for file in $(wave "$number"); do argocd app wait "$(basename "$file" .yaml | sed s/^Application-//)" --timeout 3600 || break 2; done
done`;

const linkTo = (store: string): string => `[${store}](${store}.md)`;

const listed = (names: readonly string[]): string => names.map((each) => `\`${each}\``).join(', ');

const block = (language: string, lines: string): string => `\`\`\`${language}\n${lines}\n\`\`\``;

/** An item of a list, with all its lines below each other. */
const indented = (mark: string, lines: string): string =>
  `${mark}${lines.replaceAll(/\n(?!\n)/g, `\n${' '.repeat(mark.length)}`)}${lines.includes('\n') ? '\n' : ''}`;

/** Only where nothing of the control plane is left; a single node that is lost joins again without. */
export const etcdRestore = ({ backups, cloud }: Environment): Section => ({
  title: 'Restore the database of the control plane',
  body: `When a majority of its members is lost for good. All objects go back to the time of the copy; pods that run keep running.

${sh(`
${cloud.provider === 'aws' ? `aws s3 cp --recursive s3://${backups.primary.bucket}/${BACKUP_FOLDERS.etcd}/<time>/ .` : `gcloud storage cp --recursive gs://${backups.primary.bucket}/${BACKUP_FOLDERS.etcd}/<time> .`}
etcdutl snapshot status etcd.db --write-out=table
# on every node of the control plane: stop etcd and the API server, and put the old data aside
mkdir -p /root/stopped && mv /etc/kubernetes/manifests/*.yaml /root/stopped/ && mv /var/lib/etcd /var/lib/etcd.lost
# on the first
etcdutl snapshot restore etcd.db --data-dir /var/lib/etcd --name <node> --bump-revision 1000000000 --mark-compacted \\
  --initial-cluster <node>=https://<address>:2380 --initial-advertise-peer-urls https://<address>:2380
mv /root/stopped/*.yaml /etc/kubernetes/manifests/
kubectl get nodes
`)}

The other nodes join anew with \`kubeadm join --control-plane\`. The jump of the revision keeps controllers from trusting what they remember of a later time.`,
});
