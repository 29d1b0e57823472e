/** A line for each database of the services, with the documents that MongoDB's own figures have for it. */
export const COUNT = `const { env } = process;
db.getSiblingDB('admin').auth(env.MONGODB_CLUSTER_MONITOR_USER, env.MONGODB_CLUSTER_MONITOR_PASSWORD);
const { databases } = db.adminCommand({ listDatabases: 1, nameOnly: true });
for (const { name } of databases)
  if (!['admin', 'config', 'local'].includes(name))
    print(name + ' ' + Number(db.getSiblingDB(name).stats().objects));
`;

/** Services go on writing meanwhile: a database may lack a hundred documents, or one in twenty. */
export const SCRIPT = `read -r container pod <<< "$COUNTER"

# Routers are away for a while after a restore of shards.
count() {
  for attempt in {1..30}; do
    counted=$(ask "$1") && break
    ((attempt < 30)) || return 1
    sleep 10
  done
  echo "$counted"
}

ask() {
  kubectl -n "$NAMESPACE" exec "$1$pod" -c "$container" -- mongosh --quiet --norc \\
    'mongodb://localhost:27017/admin?directConnection=true&tls=true&tlsCAFile=/etc/mongodb-ssl/ca.crt' \\
    --eval "$(cat count.js)"
}

backup=$(kubectl -n "$NAMESPACE" get perconaservermongodbbackups -o json | jq -r '
  [.items[] | select(.spec.clusterName == env.CLUSTER and .status.state == "ready")]
  | sort_by(.status.completed) | last | .metadata.name // empty')
if [[ -z $backup ]]; then
  echo "no copy of $CLUSTER is complete"
  exit 1
fi
echo "restoring $backup"

kubectl -n "$NAMESPACE" create -f cluster.json
kubectl -n "$NAMESPACE" wait "perconaservermongodb/$COPY" --for=jsonpath='{.status.state}'=ready --timeout="$(left)s"

live=$(count "$CLUSTER")
jq --arg backup "$backup" '.spec.backupName = $backup' restore.json | kubectl -n "$NAMESPACE" create -f -
while true; do
  state=$(kubectl -n "$NAMESPACE" get "perconaservermongodbrestore/$COPY" -o jsonpath='{.status.state}')
  [[ $state != ready ]] || break
  if [[ $state == error ]]; then
    kubectl -n "$NAMESPACE" get "perconaservermongodbrestore/$COPY" -o jsonpath='{.status.error}{"\\n"}'
    exit 1
  fi
  in_time
  sleep 10
done

restored=$(count "$COPY")
faults=0
while read -r database documents; do
  [[ -n $database ]] || continue
  found=$(awk -v database="$database" '$1 == database { print $2 }' <<< "$restored")
  lacking=$((documents - \${found:-0}))
  echo "$database: $documents live, \${found:-0} restored"
  if [[ -z $found ]] || ((documents > 0 && found == 0)) || ((lacking > 100 && lacking * 20 > documents)); then
    echo "$database is not whole"
    faults=1
  fi
done <<< "$live"
[[ $faults == 0 ]]`;

/** The operator's words, and the last ones of each pod. */
export const EVIDENCE = `kubectl -n "$NAMESPACE" get "perconaservermongodb/$COPY" -o jsonpath='{.status.state}: {.status.message}{"\\n"}'
kubectl -n "$NAMESPACE" get "perconaservermongodbrestore/$COPY" --ignore-not-found -o jsonpath='{.status.state}: {.status.error}{"\\n"}'
for member in $MEMBERS; do
  kubectl -n "$NAMESPACE" get pod "$member" -o wide
  kubectl -n "$NAMESPACE" logs "$member" --all-containers --prefix --tail=100
done`;

/** Members first: a volume in use is not removed. */
export const CLEAN_UP = `kubectl -n "$NAMESPACE" delete perconaservermongodbrestore "$COPY" --ignore-not-found --timeout=10m
kubectl -n "$NAMESPACE" delete perconaservermongodb "$COPY" --ignore-not-found --timeout=10m
for member in $MEMBERS; do
  kubectl -n "$NAMESPACE" wait "pod/$member" --for=delete --timeout=10m
done
for volume in $VOLUMES; do
  kubectl -n "$NAMESPACE" delete persistentvolumeclaim "$volume" --ignore-not-found --timeout=10m
done
for secret in $LEFT_BEHIND; do
  kubectl -n "$NAMESPACE" delete secret "$secret" --ignore-not-found --wait=false
done`;
