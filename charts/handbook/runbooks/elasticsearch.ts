import type { Elasticsearch } from '../../model/datastore';
import type { Environment } from '../../model/environment';
import { NODE_SET } from '../../model/stores/elasticsearch';
import type { Section } from '../section';

/** What to do with an Elasticsearch, by exact commands. */
export function elasticsearchRunbook(
  { platform, namespaces: { datastores: namespace } }: Environment,
  name: string,
  { instances, storage }: Elasticsearch,
): Section[] {
  const k = `kubectl -n ${namespace}`;
  const pod = (node: number) => `${name}-es-${NODE_SET}-${node}`;
  const definition = `charts/platforms/${platform.name}/datastores.ts`;
  return [
    {
      title: 'Look at it',
      body: `
${block(`
${k} get elasticsearch ${name}
${k} get pods -o wide -l elasticsearch.k8s.elastic.co/cluster-name=${name}
${k} describe elasticsearch ${name} | tail -20
`)}

The events at the end say what the operator refuses. It asks in the name of the user \`elastic\`, and so do you:

${block(`
es() {
  ${k} exec ${pod(0)} -c elasticsearch -- curl -sS --cacert config/http-certs/ca.crt \\
    -u "elastic:$(${k} get secret ${name}-es-elastic-user -o go-template='{{.data.elastic | base64decode}}')" "https://localhost:9200/$1" "\${@:2}"
}
es _cluster/health?pretty
es '_cat/nodes?v&h=name,heap.percent,disk.used_percent,cpu,master'
`)}

The operator itself: \`kubectl -n elastic-system logs -l app.kubernetes.io/name=elastic-operator --tail=100\`.`,
    },
    {
      title: 'ElasticsearchRed',
      body: `
A primary shard is on no node. Writes to its index are refused and searches miss its documents; other indices go on.

1. \`${k} get pods -l elasticsearch.k8s.elastic.co/cluster-name=${name}\`: bring back the pods that are not running first, as under ElasticsearchNodeMissing. The shard is on the volume of one of them.
2. Ask why: \`es _cluster/allocation/explain?pretty\`.
3. All nodes are there and it gave up after five tries: \`es '_cluster/reroute?retry_failed=true' -X POST\`.
4. The only volume with the shard is gone: its documents are lost, as logs may be. Remove what is left with \`es <index> -X DELETE\` (a data stream: \`es _data_stream/<name>/_rollover -X POST\` first, so that writes go on).`,
    },
    {
      title: 'ElasticsearchNodeMissing',
      body: `
There are fewer than ${instances} nodes, or none answers.

1. \`${k} get pods -o wide -l elasticsearch.k8s.elastic.co/cluster-name=${name}\`, then \`${k} describe pod\` of the one that is not ready.
2. \`Pending\`: no room in its zone, or its volume is in a zone without a node. \`npm run capacity -- ${platform.name}\` shows the sum. A volume cannot leave its zone.
3. \`Init\` does not end: the operator has not written the zone to the pod. Look at the operator's log; \`kubectl auth can-i list nodes --as system:serviceaccount:elastic-system:elastic-operator\` must say yes.
4. It restarts: \`${k} logs <pod> -c elasticsearch --previous | tail -50\`. Exit code 137 is memory: see ElasticsearchHeapPressure.
5. Running, and still missing: \`${k} logs <pod> -c elasticsearch | grep -i master\`. Port 9300 must be open among the nodes: \`${k} get networkpolicy ${name} -o yaml\`.
6. Pods are there and none answers: \`${k} get secret ${name}-exporter\` must exist, and the exporter of each node says what it was refused: \`${k} logs ${pod(0)} -c exporter\`.`,
    },
    ...(instances > 1
      ? [
          {
            title: 'ElasticsearchShardsUnassigned',
            body: `
Everything is there once, something not twice: nothing is lost yet. After a lost node this is as it should be, until the node is back.

1. \`es '_cat/shards?v&h=index,shard,prirep,state,unassigned.reason' | grep UNASSIGNED\` and \`es _cluster/allocation/explain?pretty\`.
2. \`same_shard\` or awareness: a zone has no node. See ElasticsearchNodeMissing.
3. \`disk_threshold\`: a node is more than 85 % full and takes no more replicas. Remove old indices, or see Grow its volumes.
4. Given up after five tries: \`es '_cluster/reroute?retry_failed=true' -X POST\`.`,
          },
        ]
      : []),
    {
      title: 'ElasticsearchHeapPressure',
      body: `
A node collects garbage most of the time; next it drops requests (\`circuit_breaking_exception\`) or falls out of the cluster.

1. \`es '_cat/nodes?v&h=name,heap.percent,ram.percent,cpu'\`, and what it is busy with: \`es _nodes/hot_threads\`, \`es '_cat/tasks?v&detailed'\`.
2. A search without bounds: \`es _tasks/<id>/_cancel -X POST\`.
3. Too many shards (Elasticsearch takes 1,000 on a node at most, and is better off with far fewer): \`es '_cat/allocation?v'\`. Remove or shrink old indices.
4. Otherwise it needs more memory, of which half becomes the heap: raise \`resources\` in \`${definition}\`, requests and limits alike. The operator restarts one node after the other.`,
    },
    {
      title: 'Restart one node after the other',
      body: `
${block(`
${k} annotate elasticsearch ${name} eck.k8s.elastic.co/restart-trigger="$(date +%s)" --overwrite
${k} get pods -w -l elasticsearch.k8s.elastic.co/cluster-name=${name}
`)}

The operator goes on to the next node when the last one is back and its shards are.`,
    },
    {
      title: 'A new version',
      body: `
Raise \`version\` in \`${definition}\`, to the last minor version of its major one before the next. The operator refuses a step back and restarts one node after the other. What it waits for: \`${k} get elasticsearch ${name} -o jsonpath='{.status.inProgressOperations}'\`.`,
    },
    {
      title: 'Change the password of the exporter or a client',
      body: `
${block(`
${k} delete secret ${name}-exporter
${k} annotate externalsecret ${name}-exporter force-sync="$(date +%s)" --overwrite
`)}

The operator hands it to the nodes without a restart. The exporter reads it when it starts: see Restart one node after the other.`,
    },
    {
      title: 'Grow its volumes',
      body: `
Raise \`storage\` (now \`${storage}\`) in \`${definition}\`, \`npm run synth\`, merge. The operator grows each volume while it is in use; it cannot shrink one, and refuses any other change of the claims.

${block(`
${k} get pvc -l elasticsearch.k8s.elastic.co/cluster-name=${name}
es '_cat/allocation?v'
`)}

Nodes that passed 95 % have set indices to read only; that ends by itself once they are below 90 %.`,
    },
    {
      title: 'When it is lost as a whole',
      body: `
There is no backup: it holds logs, and collectors begin to fill it anew. The volumes stay when the Elasticsearch goes (\`DeleteOnScaledownOnly\`), and one of the same name takes them up again. With volumes that are broken, remove both, and let Argo CD make it anew:

${block(`
${k} delete elasticsearch ${name}
${k} delete pvc -l elasticsearch.k8s.elastic.co/cluster-name=${name}
`)}`,
    },
  ].map(({ title, body }) => ({ title, body: body.trim() }));
}

const block = (commands: string): string => `\`\`\`sh\n${commands.trim()}\n\`\`\``;
