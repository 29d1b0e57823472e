import type { Access, Method, Route } from './edge';
import type { Objective } from './objective';
import type { Resources } from './resources';
import type { Scale } from './scale';
import type { Tier } from './tier';

/** Decides how a container is instrumented and which folders it writes to. */
export type Runtime = 'node' | 'python' | 'go' | 'jvm' | 'nginx';

/** Runs our code. `S`, `D`, `C`, `H`, `X` and `E` are the names that the platform knows. */
export interface ServiceInput<
  S extends string,
  D extends string,
  C extends string,
  H extends string,
  X extends string,
  E extends string,
> {
  /** What it does, in a few words. */
  readonly does: string;
  readonly runtime: Runtime;
  readonly tier: Tier;
  /** The pod's port; the Service serves the same number. */
  readonly port: number;
  readonly health?: Health;
  /** Where it exports Prometheus metrics; `none` when only its proxy is measured. */
  readonly metrics?: Metrics | 'none';
  /** Of its own container; the sidecar's come on top. */
  readonly resources?: Resources;
  /** Of its sidecar, where it carries more than most. */
  readonly proxy?: Resources;
  readonly scale?: Scale;
  /** Pods beyond the present ones while a rollout goes on, in percent; 25 where absent. */
  readonly surge?: number;

  /** Services that it sends requests to. */
  readonly calls?: readonly (S | CallInput<S>)[];
  /** Datastores that it reads and writes. */
  readonly uses?: readonly (D | UseInput<D>)[];
  readonly publishes?: readonly C[];
  readonly consumes?: readonly C[];
  /** Hosts on the internet. */
  readonly reaches?: readonly H[];
  /** Secrets whose values it gets as environment variables. */
  readonly secrets?: readonly X[];
  /** Paths from the internet, through the platform's edge. */
  readonly routes?: readonly Route[];
  /** An identity in the environment's cloud: on AWS an IAM role of its own. */
  readonly identity?: 'cloud';
  /** Services that must be in place before it is rolled out. */
  readonly after?: readonly S[];

  readonly objective?: Objective;
  /** Environment variables beyond those that follow from its connections. */
  readonly settings?: Readonly<Record<string, string>>;
  /** The longest that an answer may take, retries included; `15s` where absent. */
  readonly timeout?: string;
  /** Connections that it keeps open; they know no timeout. */
  readonly keepsOpen?: 'websockets';
  /** How long requests or connections may take to end when a pod is stopped, in seconds; 30 where absent. */
  readonly drain?: number;
  /** Names that the document gives to objects that would otherwise carry the service's. */
  readonly names?: { readonly autoscaler?: string; readonly policy?: string };
  /** What is different in one environment. */
  readonly in?: { readonly [Environment in E]?: ServiceVariant };
}

/** What the services of a platform have in common; each may say otherwise. */
export interface ServiceDefaults {
  readonly health: Health;
  readonly metrics: Metrics;
  readonly resources: Resources;
  readonly scale: Scale;
}

export interface Metrics {
  readonly path: string;
  /** Where it is not the service's own. */
  readonly port?: number;
}

export interface ServiceVariant {
  readonly scale?: Partial<Scale>;
  readonly resources?: Resources;
  readonly settings?: Readonly<Record<string, string>>;
}

export interface Health {
  /** Answers while the process works, whatever becomes of its dependencies; a failure restarts it. */
  readonly live: string;
  /** Answers while requests can be served, dependencies included; a failure takes the pod out of rotation. */
  readonly ready: string;
  /** The longest start, in seconds; 60 where absent. */
  readonly startup?: number;
}

export interface CallInput<S extends string> {
  readonly service: S;
  /** Must be the port that the callee serves; for definitions that want to name it. */
  readonly port?: number;
  /** The only methods and path prefixes that it calls; all where absent. */
  readonly methods?: readonly Method[];
  readonly paths?: readonly string[];
  /** `signed-in` asks for a token of the environment's issuer, which the caller passes on; `anyone` where absent. */
  readonly access?: Access;
}

export interface UseInput<D extends string> {
  readonly store: D;
  /** `reads` goes to the replicas. */
  readonly access: 'reads' | 'writes';
}

/** How often a caller's proxy tries a read within the time limit. */
export const READ_ATTEMPTS = 3;

/** A service of one environment, all defaults filled in and lists in order of name. */
export interface Service
  extends Omit<ServiceInput<string, string, string, string, string, string>, 'calls' | 'uses' | 'in' | 'metrics'> {
  readonly name: string;
  readonly image: string;
  readonly health: Required<Health>;
  readonly metrics: Metrics | undefined;
  readonly resources: Resources;
  readonly scale: Scale;
  readonly proxy: Resources;
  readonly surge: number;
  readonly calls: readonly CallInput<string>[];
  readonly uses: readonly UseInput<string>[];
  readonly publishes: readonly string[];
  readonly consumes: readonly string[];
  readonly reaches: readonly string[];
  readonly secrets: readonly string[];
  readonly routes: readonly Route[];
  readonly after: readonly string[];
  readonly drain: number;
  readonly timeout: string;
  readonly settings: Readonly<Record<string, string>>;
}
