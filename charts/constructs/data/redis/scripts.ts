import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Redis } from '../../../model/datastore';
import { hostIn } from '../../../model/stores/addresses';
import { REDIS_PORT, redisNodes } from '../../../model/stores/redis';
import type { StoreProps } from '../store-props';
import { scriptsOf } from './job-parts';
import { restoreScript } from './restore-script';

/** What the jobs of a Redis run. */
export class Scripts extends Construct {
  constructor(scope: Construct, id: string, props: StoreProps<Redis>) {
    super(scope, id);
    const { name, store } = props;
    new k8s.KubeConfigMap(this, 'scripts', {
      metadata: { name: scriptsOf(name) },
      data: {
        'leaders.sh': leaders(store),
        'reload.sh': reload(props),
        ...(store.backup && { 'copy.sh': COPY, 'restore.sh': restoreScript(store) }),
      },
    });
  }
}

/** Beginning of each script: `ask` says no where Redis does, `leaders` tells who they are, one a line. */
const leaders = ({ mode, instances, leaders: count = instances }: Redis): string => `set -euo pipefail

ask() {
  redis-cli -e -p ${REDIS_PORT} --tls --cacert /tls/ca.crt "$@" | tr -d '\\r'
}

leaders() {
${mode === 'cluster' ? clusterLeaders(count) : '  echo "$ENTRY"'}
}
`;

/** A leader that owns keys has a ninth field; its second is \`address:port@bus,name\`. */
const clusterLeaders = (
  count: number,
): string => `  # Without a leader for each of the 16384 slots, a copy would miss some keys.
  if ! ask -h "$ENTRY" cluster info | grep -qx 'cluster_slots_ok:16384'; then
    ask -h "$ENTRY" cluster info >&2
    ask -h "$ENTRY" cluster nodes >&2
    return 1
  fi
  ask -h "$ENTRY" cluster nodes |
    awk '$3 ~ /master/ && NF > 8 { split($2, at, ","); print at[2]; n++ } END { exit n != ${count} }'`;

const COPY = `. /scripts/leaders.sh

names=$(leaders)
for leader in $names; do
  copy="/copy/\${leader%%.*}"
  # Beside the keys how many there are, for whoever loads them.
  ask -h "$leader" dbsize > "$copy.keys"
  ask -h "$leader" --rdb "$copy.rdb"
  redis-check-rdb "$copy.rdb"
done
ls -l /copy
`;

/** Redis reads its certificate when it starts and when it is told to; set to the same files, it reads them anew. */
const reload = ({ environment, name, store }: StoreProps<Redis>): string => `. /scripts/leaders.sh

failed=0
for node in ${redisNodes(name, store)
  .map((node) => hostIn(node, environment.namespaces.datastores))
  .join(' ')}; do
  ask -h "$node" config set \\
    tls-ca-cert-file /tls/ca.crt tls-cert-file /tls/tls.crt tls-key-file /tls/tls.key || failed=1
done
exit "$failed"
`;
