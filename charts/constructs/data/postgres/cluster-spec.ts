import type { ClusterSpec, Plugin } from '../../../../imports/postgresql.cnpg.io';
import type { Postgres } from '../../../model/datastore';
import { LABEL } from '../../../model/labels';
import { formatBytes } from '../../../model/quantity';
import { withDisk } from '../../../model/resources';
import { STORAGE_CLASS, THROW_AWAY_CLASS } from '../../../model/storage-class';
import { postgresEnds, serverSecretOf } from '../../../model/stores/postgres';
import { postgresImage } from '../../../model/stores/postgres-images';
import { DRILL_COPY, logVolume, POSTGRES_DISK } from '../../../model/stores/postgres-sizes';
import { cloudRole } from '../../cloud-role';
import { priorityClassOf } from '../../guardrails/priorities';
import { storeLabels } from '../../metadata';
import { OUTSIDE_MESH, OUTSIDE_MESH_REASON } from '../outside-mesh';
import type { StoreProps } from '../store-props';
import { authenticationOf } from './authentication';
import { archiveOf, BARMAN_PLUGIN } from './names';
import { parametersOf } from './parameters';

type Props = StoreProps<Postgres>;

/** A primary with its replicas. */
export function liveSpec(props: Props, cluster: string): ClusterSpec {
  const { environment, store, name } = props;
  const { instances, synchronous = 0, tier, backup, resources } = store;
  const several = instances > 1;
  return {
    description: store.holds,
    instances,
    ...begun(props, cluster),
    ...common(props, STORAGE_CLASS),
    ...(backup && { plugins: [plugin(name, archiveOf(cluster, restoresOf(store).length), true)] }),
    postgresql: {
      parameters: parametersOf(store, resources.requests),
      pg_hba: authenticationOf(props),
      ...(synchronous > 0 && {
        synchronous: {
          method: 'any',
          number: synchronous,
          // Without so many replicas nothing is written; nor does one take over that may not have the newest commit.
          dataDurability: 'required',
          failoverQuorum: true,
        },
      }),
    },
    certificates: { serverTLSSecret: serverSecretOf(cluster), serverCASecret: serverSecretOf(cluster) },
    managed: { services: { disabledDefaultServices: postgresEnds(store).includes('ro') ? ['r'] : ['r', 'ro'] } },
    resources: withDisk(resources, POSTGRES_DISK),
    affinity: {
      enablePodAntiAffinity: true,
      podAntiAffinityType: environment.profile.zoneSpread === 'DoNotSchedule' ? 'required' : 'preferred',
      topologyKey: 'kubernetes.io/hostname',
    },
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'topology.kubernetes.io/zone',
        whenUnsatisfiable: environment.profile.zoneSpread,
        // The job that makes an instance's volume decides its zone for good, so it has to count as what it makes: it bears
        // this label and not that of the role, and poolers bear neither.
        labelSelector: {
          matchLabels: { 'cnpg.io/cluster': cluster },
          matchExpressions: [{ key: 'cnpg.io/instanceName', operator: 'Exists' }],
        },
      },
    ],
    priorityClassName: priorityClassOf(tier),
    // A single instance would keep its node from being drained.
    enablePDB: several,
    primaryUpdateMethod: several ? 'switchover' : 'restart',
    failoverDelay: 0,
    // The longest that a primary may take to end in good order before another takes over: five minutes, not an hour.
    switchoverDelay: 300,
    stopDelay: 300,
    // Poolers keep their connections, so waiting for them to leave would only make each restart longer.
    smartShutdownTimeout: 15,
  };
}

/** One small instance that comes from the newest copy of a cluster, for a drill. */
export function drillSpec(props: Props, cluster: string): ClusterSpec {
  const { store, name } = props;
  return {
    instances: 1,
    bootstrap: { recovery: { source: ORIGIN } },
    externalClusters: [{ name: ORIGIN, plugin: plugin(name, archiveOf(cluster, restoresOf(store).length), false) }],
    ...common(props, THROW_AWAY_CLASS),
    postgresql: { parameters: parametersOf(store, DRILL_COPY.requests) },
    managed: { services: { disabledDefaultServices: ['r', 'ro'] } },
    resources: withDisk(DRILL_COPY, POSTGRES_DISK),
    affinity: { enablePodAntiAffinity: false, podAntiAffinityType: 'preferred', topologyKey: 'kubernetes.io/hostname' },
    priorityClassName: priorityClassOf('batch'),
    enablePDB: false,
    primaryUpdateMethod: 'restart',
  };
}

/** What a live cluster and a drill's copy have in common. */
function common({ environment, name, store }: Props, storageClass: string) {
  const {
    [LABEL.team]: team,
    [LABEL.costCenter]: costCenter,
    [LABEL.tier]: tier,
  } = storeLabels(environment, name, store);
  const role = cloudRole(environment, `${name}-backup`);
  return {
    imageName: postgresImage(store.version),
    storage: { size: store.storage, storageClass, resizeInUseVolumes: true },
    // The log has a volume of its own: when archiving stands still it fills that one, and not the data's.
    walStorage: { size: formatBytes(logVolume(store)), storageClass, resizeInUseVolumes: true },
    enableSuperuserAccess: false,
    primaryUpdateStrategy: 'unsupervised',
    // The operator labels pods as its own by the well-known keys; by these their costs are allocated.
    inheritedMetadata: {
      labels: {
        [LABEL.team]: team!,
        [LABEL.costCenter]: costCenter!,
        [LABEL.tier]: tier!,
        [LABEL.environment]: environment.name,
        ...OUTSIDE_MESH,
      },
      annotations: OUTSIDE_MESH_REASON,
    },
    ...(Object.keys(role).length > 0 && { serviceAccountTemplate: { metadata: { annotations: role } } }),
  } as const;
}

/** Empty, or from the copies that were made before the last restore. */
function begun({ name, store }: Props, cluster: string): Pick<ClusterSpec, 'bootstrap' | 'externalClusters'> {
  const restores = restoresOf(store);
  const last = restores.at(-1);
  // The operator makes a database in any case; no service uses it.
  if (!last) return { bootstrap: { initdb: { database: 'app', owner: 'app', dataChecksums: true } } };
  return {
    bootstrap: {
      recovery: { source: ORIGIN, ...(last.to !== 'newest' && { recoveryTarget: { targetTime: last.to } }) },
    },
    externalClusters: [{ name: ORIGIN, plugin: plugin(name, archiveOf(cluster, restores.length - 1), false) }],
  };
}

const ORIGIN = 'origin';

const restoresOf = ({ restores = [] }: Postgres) => restores;

/** Spelt out to the last field: in lists Argo CD sees a difference in each default that it did not write. */
const plugin = (store: string, serverName: string, isWALArchiver: boolean): Plugin => ({
  name: BARMAN_PLUGIN,
  enabled: true,
  isWALArchiver,
  parameters: { barmanObjectName: store, serverName },
});
