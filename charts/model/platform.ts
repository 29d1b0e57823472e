import type { BackupStorage } from './backup-storage';
import type { Channel } from './channel';
import type { ApiServer, Cloud, NodeAddresses } from './cloud';
import type { ClusterBackups } from './cluster-backups';
import type { Datastore, DatastoreVariant } from './datastore';
import type { Edge } from './edge';
import type { ExternalHost } from './host';
import type { Images } from './image';
import type { NodePool } from './node-pool';
import type { Profile } from './profile';
import type { Amounts } from './resources';
import type { SecretInput, SecretStore } from './secret';
import type { ServiceDefaults, ServiceInput } from './service';
import type { Recovery, Tier } from './tier';
import type { Tokens } from './tokens';

/** An education product: everything that its environments have in common, in production figures. */
export interface PlatformInput<
  S extends string,
  D extends string,
  C extends string,
  H extends string,
  X extends string,
  E extends string,
> {
  /** DNS label; the folder under `gitops/`. */
  readonly name: string;
  /** Version of this definition, for the label of objects that carry no image. */
  readonly version: string;
  readonly owner: { readonly team: string; readonly costCenter: string };
  /** Groups of the identity provider, from least to most permissions. */
  readonly groups: { readonly viewer: string; readonly developer: string; readonly operator: string };
  readonly recovery: Readonly<Record<Tier, Recovery>>;
  readonly clusterBackups: ClusterBackups;
  readonly edge: Edge;
  readonly defaults: ServiceDefaults;
  readonly services: {
    readonly [Name in S]: ServiceInput<NoInfer<S>, NoInfer<D>, NoInfer<C>, NoInfer<H>, NoInfer<X>, NoInfer<E>>;
  };
  readonly datastores: { readonly [Name in D]: DatastoreInput<NoInfer<E>> };
  readonly channels: { readonly [Name in C]: Channel<NoInfer<D>> };
  readonly hosts: { readonly [Name in H]: ExternalHost };
  readonly secrets: { readonly [Name in X]: SecretInput };
  readonly environments: { readonly [Name in E]: EnvironmentInput<NoInfer<S>> };
}

/** A datastore in production's figures, and what differs elsewhere; `E` are the platform's environments. */
export type DatastoreInput<E extends string> = Datastore & {
  readonly in?: { readonly [Environment in E]?: DatastoreVariant };
};

/** Where a platform runs: one cluster of its own. */
export interface EnvironmentInput<S extends string> {
  readonly profile: Profile;
  /** Domain that routes hang under. */
  readonly domain: string;
  readonly namespaces: { readonly services: string; readonly datastores: string };
  /** Kubernetes minor version of the cluster, such as `1.34`. */
  readonly kubernetes: string;
  readonly cloud: Cloud;
  readonly apiServer: ApiServer;
  readonly nodes: NodeAddresses;
  /** Who runs the API server and its database; the provider where absent, as on EKS and GKE. */
  readonly controlPlane?: 'own';
  readonly secretStore: SecretStore;
  readonly backups: BackupStorage;
  /** `trial` while names and proofs are tried out: browsers refuse such certificates, and no limit of the issuer counts. */
  readonly certificates?: 'trial';
  /** Where routes or calls ask for people who have signed in. */
  readonly tokens?: Tokens;
  /** Web pages elsewhere whose scripts may call the routes, as `https://app.example.com`; those of a route's own host always may. */
  readonly origins?: readonly string[];
  readonly nodePools: readonly NodePool[];
  /** One for each namespace: `datastores` exactly where they have a namespace of their own. */
  readonly quotas: { readonly services: Quota; readonly datastores?: Quota };
  readonly images: Images<S>;
}

/** The most that a namespace may ask for. */
export interface Quota {
  readonly requests: Amounts;
  readonly limits: Amounts;
  readonly persistentVolumeClaims: number;
  readonly services: number;
}

/** A platform as the rest of the project sees it: names are plain strings. */
export type Platform = PlatformInput<string, string, string, string, string, string>;

/**
 * Defines a platform. A connection to a name that it does not know is a compile error:
 * `Type '"user-servce"' is not assignable ... Did you mean '"user-service"'?`
 */
export function definePlatform<
  S extends string,
  D extends string,
  C extends string,
  H extends string,
  X extends string,
  E extends string,
>(platform: PlatformInput<S, D, C, H, X, E>): Platform {
  return platform as unknown as Platform;
}
