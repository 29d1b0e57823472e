import type { Redis } from '../../../model/datastore';
import { REDIS_PORT } from '../../../model/stores/redis';

/** The throw-away Redis of a restore listens here without TLS, for redis-cli beside it only. */
const PLAIN_PORT = 6380;

/**
 * Loads the copy of one leader after the other into a Redis of its own and holds the keys against what was counted when
 * they were copied; at the end all of them against what is live. With MODE=restore it also brings them back.
 *
 * What is off is more than a twentieth: between counting and copying a busy leader gains and loses some. Against what is
 * live, half has to be there: a copy may be hours old, and sessions come and go with the day; what is lost by mistake
 * shows in the first comparison, and a copy of another or an empty Redis in the second.
 */
export const restoreScript = (store: Redis): string => `. /scripts/leaders.sh

begun=$(date +%s)

cat > /tmp/redis.conf <<END
dir /copy
appendonly no
save ""
requirepass $REDISCLI_AUTH
tls-port ${REDIS_PORT}
tls-ca-cert-file /tls/ca.crt
tls-cert-file /tls/tls.crt
tls-key-file /tls/tls.key
tls-auth-clients optional
${store.mode === 'cluster' ? CLUSTER_LISTENS : 'port 0'}
END

own() {
  ask -h 127.0.0.1 "$@"
}

back() {
${store.mode === 'cluster' ? INTO_CLUSTER : INTO_STANDALONE}
}

echo "copy $(cat /copy/name)"
restored=0
for rdb in /copy/*.rdb; do
  copy="\${rdb%.rdb}"
  redis-server /tmp/redis.conf --dbfilename "\${rdb##*/}" > /tmp/server.log 2>&1 &
  server=$!
  until [ "$(own ping 2> /dev/null)" = PONG ]; do
    kill -0 "$server" || { cat /tmp/server.log; exit 1; }
    sleep 1
  done

  # What has expired meanwhile was in the copy all the same.
  loaded=$(own info persistence |
    awk -F: '/^rdb_last_load_keys_(loaded|expired):/ { n += $2 } END { print n + 0 }')
  counted=$(cat "$copy.keys")
  off=$((loaded > counted ? loaded - counted : counted - loaded))
  echo "\${copy##*/}: $loaded keys, $counted when it was copied"
  [ "$off" -le $((counted / 20 + 100)) ] || { echo "\${copy##*/} is not whole"; exit 1; }
  restored=$((restored + loaded))

  if [ "$MODE" = restore ]; then back; fi
  own shutdown nosave || true
  wait "$server" || true
done

live=0
names=$(leaders)
for leader in $names; do
  live=$((live + $(ask -h "$leader" dbsize)))
done
echo "all: $restored keys, $live are live; $(($(date +%s) - begun)) s"
[ $((2 * restored)) -ge "$live" ] || { echo 'more than half of the live keys are missing'; exit 1; }
`;

/** redis-cli imports from a plain port only; \`tls-cluster\` has the server itself send the keys encrypted. */
const CLUSTER_LISTENS = `port ${PLAIN_PORT}
bind 127.0.0.1
tls-cluster yes`;

/** Each key goes to whoever leads its slot now, and takes the place of one of the same name. Names are not printed. */
const INTO_CLUSTER = `  redis-cli --cluster import "$ENTRY:${REDIS_PORT}" --tls --cacert /tls/ca.crt \\
    --cluster-from 127.0.0.1:${PLAIN_PORT} --cluster-from-pass "$REDISCLI_AUTH" \\
    --cluster-copy --cluster-replace > /tmp/import.log || { grep ERR /tmp/import.log; return 1; }`;

/** The live one follows until it has everything, and leads again. What it held goes. */
const INTO_STANDALONE = `  trap 'ask -h "$ENTRY" replicaof no one' EXIT
  ask -h "$ENTRY" replicaof "$POD_IP" ${REDIS_PORT}
  until ask -h "$ENTRY" info replication | grep -qx 'master_link_status:up'; do sleep 1; done
  ask -h "$ENTRY" replicaof no one
  trap - EXIT`;
