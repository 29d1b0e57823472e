import type { PerconaServerMongoDBProps, Replset } from '../../../../imports/psmdb.percona.com';
import type { MongoDb } from '../../../model/datastore';
import type { Resources } from '../../../model/resources';
import { STORAGE_CLASS, THROW_AWAY_CLASS } from '../../../model/storage-class';
import { CONFIG_SERVER, mostConnections, ROUTER, replsetsOf } from '../../../model/stores/mongodb-parts';
import type { StoreProps } from '../store-props';
import { exporter } from './exporter';
import { costLabels, podFields } from './pods';

export interface ReplsetsProps extends StoreProps<MongoDb> {
  /** `live`, or the single members of a copy that is thrown away. */
  readonly life: 'live' | 'throw-away';
}

/** The replica sets that hold documents; several are shards, with servers that know which has what, and routers in front. */
export function replsets(props: ReplsetsProps): Pick<PerconaServerMongoDBProps['spec'], 'replsets' | 'sharding'> {
  const { store, life } = props;
  const sets = replsetsOf(store).map((name) => ({
    name,
    ...replset(props, store.instances, store.resources, store.storage),
  }));
  if (!store.shards) return { replsets: sets, sharding: { enabled: false } };
  return {
    replsets: sets,
    sharding: {
      enabled: true,
      balancer: { enabled: true },
      configsvrReplSet: replset(props, CONFIG_SERVER.instances, CONFIG_SERVER.resources, CONFIG_SERVER.storage),
      mongos: {
        ...podFields({ ...props, size: life === 'live' ? ROUTER.instances : 1, resources: ROUTER.resources }),
        expose: { type: 'ClusterIP' },
        configuration: configuration(ROUTER.resources),
      },
    },
  };
}

function replset(props: ReplsetsProps, instances: number, resources: Resources, storage: string): Replset {
  const live = props.life === 'live';
  return {
    ...podFields({ ...props, size: live ? instances : 1, resources }),
    expose: { enabled: false },
    configuration: configuration(resources),
    // Of what is above a GiB, as MongoDB's own default; it cannot see the container's limit.
    storage: { engine: 'wiredTiger', wiredTiger: { engineConfig: { cacheSizeRatio: 0.5 } } },
    volumeSpec: {
      persistentVolumeClaim: {
        labels: costLabels(props),
        storageClassName: live ? STORAGE_CLASS : THROW_AWAY_CLASS,
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage } },
      },
    },
    ...(live && { sidecars: [exporter(props.name)] }),
  };
}

/**
 * What no field of the operator says. Members show each other certificates; clients show a password, and hold the
 * server's certificate against its authority.
 */
const configuration = (resources: Resources): string =>
  `net:
  maxIncomingConnections: ${mostConnections(resources)}
  tls:
    allowConnectionsWithoutCertificates: true
`;
