import { Yaml } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Postgres } from '../../../model/datastore';
import { throwAwayOf } from '../../../model/stores/drill';
import { databasesOf, postgresClusters, serverSecretOf } from '../../../model/stores/postgres';
import { PG_COPIES } from '../../../model/stores/postgres-roles';
import { storeLabels } from '../../metadata';
import { RestoreDrill } from '../drill/restore-drill';
import type { StoreProps } from '../store-props';
import { drillSpec } from './cluster-spec';
import { compareScript } from './compare-script';
import { credentialsOf, directHost, quietEnd } from './names';

/** Restores each cluster's newest copy into one small instance beside it, and counts the rows of every table in both. */
export class Drill extends Construct {
  constructor(scope: Construct, id: string, props: StoreProps<Postgres>) {
    super(scope, id);
    const { environment, name, store } = props;
    const clusters = postgresClusters(name, store);
    const copy = throwAwayOf(name);

    new RestoreDrill(this, 'drill', {
      ...props,
      script: clusters.map((cluster) => restore(cluster)).join('\n\n'),
      cleanUp: cleanUp(copy),
      evidence: evidence(copy),
      files: {
        'compare.sh': compareScript(databasesOf(environment, name), PG_COPIES),
        ...Object.fromEntries(clusters.map((cluster) => [`${cluster}.yaml`, manifest(cluster)])),
      },
      rules: rules(copy),
      env: [
        secret('LIVE_PASSWORD', credentialsOf(name, PG_COPIES), 'password'),
        secret('LIVE_AUTHORITY', serverSecretOf(clusters[0]!), 'ca.crt'),
      ],
    });

    function manifest(cluster: string): string {
      return Yaml.stringify({
        apiVersion: 'postgresql.cnpg.io/v1',
        kind: 'Cluster',
        metadata: { name: copy, labels: storeLabels(environment, name, store) },
        spec: drillSpec(props, cluster),
      });
    }

    function restore(cluster: string): string {
      return `
echo "restoring ${cluster}"
clean_up
kubectl create -n "$NAMESPACE" -f ${cluster}.yaml
until [ "$(kubectl get -n "$NAMESPACE" ${CLUSTER}/${copy} -o jsonpath='{.status.readyInstances}')" = 1 ]; do
  in_time
  sleep 10
done
echo "restored after \${SECONDS} s"
# On standard input, for arguments show up in the audit log.
{
  declare -p LIVE_PASSWORD LIVE_AUTHORITY
  cat compare.sh
} | timeout "$(left)" kubectl exec -i -n "$NAMESPACE" ${copy}-1 -c postgres -- bash -s ${directHost(environment, cluster, quietEnd(store))}
`.trim();
    }
  }
}

const CLUSTER = 'clusters.postgresql.cnpg.io';

/** In seconds; a volume is detached and removed within minutes. */
const GONE_AFTER = 1800;

/** Volumes go after the pod that holds them, and a new copy under the same name would find the old ones. */
const cleanUp = (copy: string): string => `
local give_up=$((SECONDS + ${GONE_AFTER}))
kubectl delete -n "$NAMESPACE" ${CLUSTER}/${copy} --ignore-not-found --wait=false
while [ -n "$(kubectl get -n "$NAMESPACE" --ignore-not-found -o name ${CLUSTER}/${copy})" ] ||
  [ -n "$(kubectl get -n "$NAMESPACE" --ignore-not-found -o name persistentvolumeclaims ${copy}-1 ${copy}-1-wal)" ]; do
  if ((SECONDS > give_up)); then
    echo "an earlier copy, ${copy}, does not go"
    return 1
  fi
  sleep 5
done
`;

/** The operator's words, and the last ones of each pod: that which restores, and the instance. */
const evidence = (copy: string): string => `
kubectl get -n "$NAMESPACE" ${CLUSTER}/${copy} -o jsonpath='{.status.phase}: {.status.phaseReason}{"\\n"}{.status.conditions}{"\\n"}'
kubectl get -n "$NAMESPACE" pods -l cnpg.io/cluster=${copy} -o wide
kubectl logs -n "$NAMESPACE" -l cnpg.io/cluster=${copy} --all-containers --prefix --tail=100
`;

/** Nothing of what is live: commands run in the copy alone. */
const rules = (copy: string): k8s.PolicyRule[] => [
  // A name cannot narrow down what is made.
  { apiGroups: ['postgresql.cnpg.io'], resources: ['clusters'], verbs: ['create'] },
  { apiGroups: ['postgresql.cnpg.io'], resources: ['clusters'], resourceNames: [copy], verbs: ['get', 'delete'] },
  {
    apiGroups: [''],
    resources: ['persistentvolumeclaims'],
    resourceNames: [`${copy}-1`, `${copy}-1-wal`],
    verbs: ['get'],
  },
  // Nor can it narrow down the pod that restores, whose name ends by chance: why it failed is in its log.
  { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] },
  { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
  // Which of the two it is depends on how kubectl speaks to the API.
  { apiGroups: [''], resources: ['pods/exec'], resourceNames: [`${copy}-1`], verbs: ['create', 'get'] },
];

const secret = (name: string, from: string, key: string): k8s.EnvVar => ({
  name,
  valueFrom: { secretKeyRef: { name: from, key, optional: false } },
});
