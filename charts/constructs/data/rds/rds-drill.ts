import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { RDS_PORT, type Rds } from '../../../model/datastore';
import { DRILL, drillOf, throwAwayOf } from '../../../model/stores/drill';
import { COUNTER, rdsDrillSecret } from '../../../model/stores/rds';
import { addresses, TO_HTTPS, tcp } from '../../network/grants';
import { RestoreDrill } from '../drill/restore-drill';
import { IMAGES } from '../images';
import type { StoreProps } from '../store-props';
import { awsSettings } from './aws-settings';
import { COUNT, TABLES_OF_COPY, TABLES_OF_LIVE } from './count-scripts';

/** Where the script and the client beside it leave each other what they know. */
const BETWEEN = { name: 'between', mountPath: '/between' };

/**
 * Restores the newest moment under another identifier beside the live instance, has every row of it read, and deletes it.
 * It has no rights in the cluster: at AWS it may do so much as its role says, in the databases it may read.
 */
export class RdsDrill extends Construct {
  constructor(scope: Construct, id: string, props: StoreProps<Rds>) {
    super(scope, id);
    const { name, store } = props;
    const { secret, keys } = rdsDrillSecret(name);

    new RestoreDrill(this, 'drill', {
      ...props,
      script: SCRIPT,
      cleanUp: CLEAN_UP,
      files: { 'count.sh': COUNT, 'tables-of-live.sql': TABLES_OF_LIVE, 'tables-of-copy.sql': TABLES_OF_COPY },
      rules: [],
      identity: drillOf(name),
      env: [
        ...awsSettings(props),
        { name: 'COPY', value: throwAwayOf(store.instance) },
        { name: 'PATIENCE_SECONDS', value: String(DRILL.deadline - 3600) },
      ],
      mounts: [BETWEEN],
      beside: [
        {
          name: 'count',
          image: IMAGES.postgres,
          command: ['/bin/bash', '/drill/count.sh'],
          env: keys.map((key) => ({ name: key, valueFrom: { secretKeyRef: { name: secret, key } } })),
          resources: COUNTER,
          mounts: [BETWEEN],
        },
      ],
      volumes: [{ name: BETWEEN.name, emptyDir: { sizeLimit: k8s.Quantity.fromString('16Mi') } }],
      reaches: [TO_HTTPS, { to: addresses(store.cidrs), ports: [tcp(RDS_PORT)] }],
    });
  }
}

/** The copy stands where the live instance does: it takes its subnets, security groups and parameters. */
const SCRIPT = `
BEGUN=yes
live() { aws rds describe-db-instances --db-instance-identifier "$INSTANCE" --query "DBInstances[0].$1" --output text; }
copy() { aws rds describe-db-instances --db-instance-identifier "$COPY" --query "DBInstances[0].$1" --output text; }

# Whom AWS has sign the certificates of its instances.
curl -fsS --retry 3 -o /between/authority.pem https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem

read -ra groups <<<"$(live 'VpcSecurityGroups[].VpcSecurityGroupId')"
aws rds restore-db-instance-to-point-in-time \\
  --source-db-instance-identifier "$INSTANCE" \\
  --target-db-instance-identifier "$COPY" \\
  --use-latest-restorable-time \\
  --db-instance-class "$(live DBInstanceClass)" \\
  --db-subnet-group-name "$(live DBSubnetGroup.DBSubnetGroupName)" \\
  --vpc-security-group-ids "\${groups[@]}" \\
  --db-parameter-group-name "$(live 'DBParameterGroups[0].DBParameterGroupName')" \\
  --no-multi-az --no-publicly-accessible --no-deletion-protection \\
  --tags "Key=purpose,Value=restore-drill" >/dev/null

until [ "$(copy DBInstanceStatus)" = available ]; do
  case "$(copy DBInstanceStatus)" in
    failed | incompatible-*) echo "AWS could not restore it" >&2; exit 1 ;;
  esac
  if (( SECONDS > PATIENCE_SECONDS )); then echo "it is still not restored" >&2; exit 1; fi
  sleep 10
done
echo "available after $SECONDS s"

live Endpoint.Address >/between/live
copy Endpoint.Address >/between/copy.part
mv /between/copy.part /between/copy

until [ -e /between/whole ] || [ -e /between/differs ]; do
  if (( SECONDS > PATIENCE_SECONDS )); then echo "its rows are still not counted" >&2; exit 1; fi
  sleep 5
done
if [ -e /between/differs ]; then echo "the log of the container count says what differs" >&2; exit 1; fi
`;

/** Waits until an earlier copy is gone, since its name is needed; the last one may go on its own. */
const CLEAN_UP = `
failed=
if aws rds describe-db-instances --db-instance-identifier "$COPY" >/dev/null 2>/tmp/answer; then
  aws rds delete-db-instance --db-instance-identifier "$COPY" --skip-final-snapshot --delete-automated-backups >/dev/null || failed=yes
  if [ -z "\${BEGUN:-}" ]; then
    failed=
    aws rds wait db-instance-deleted --db-instance-identifier "$COPY" || failed=yes
  fi
elif ! grep -q DBInstanceNotFound /tmp/answer; then
  cat /tmp/answer >&2
  failed=yes
fi
# Nobody waits any longer for what will not come.
if [ -n "\${BEGUN:-}$failed" ]; then touch /between/done; fi
if [ -n "$failed" ]; then
  echo "the instance $COPY may be left and cost money; delete it" >&2
  exit 1
fi
`;
