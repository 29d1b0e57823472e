import type { Claim } from '../claim';
import type { Client } from '../clients';
import type { Connection } from '../connection';
import type { Datastore } from '../datastore';
import type { Environment } from '../environment';

/** What the rest of the project must know of an engine beside its own constructs. */
export interface Engine<S extends Datastore> {
  /** Everything that is made for a datastore, as far as quotas and nodes are concerned: instances, what runs beside them, jobs, drills. */
  readonly claims: (name: string, store: S, clients: readonly Client[]) => Claim[];
  /** The pods that Prometheus reads metrics of, and the port. */
  readonly metrics: (name: string, store: S) => readonly ScrapedPods[];
  readonly connection: (environment: Environment, to: ConnectionTo<S>) => Connection;
  /** The most that is lost of what clients were told is written, when the worst happens that its recovery point holds for. */
  readonly loss: (store: S) => Loss;
}

export interface ConnectionTo<S extends Datastore> {
  readonly name: string;
  readonly store: S;
  readonly client: Client;
}

export interface ScrapedPods {
  readonly podLabels: Readonly<Record<string, string>>;
  readonly port: number;
}

export interface Loss {
  /** In seconds. */
  readonly seconds: number;
  /** How it comes about, in a few words: `WAL is archived every 5m`. */
  readonly because: string;
  /** Everything since the newest complete copy is lost: how long one takes comes on top. */
  readonly since?: 'copy';
}

/** Where clients find a datastore that runs in the cluster: pods by label, and the port that they serve. */
export interface StorePods {
  readonly port: number;
  /** Labels of each kind of its pods; a client talks to all kinds. */
  readonly pods: readonly Readonly<Record<string, string>>[];
  /** Names of Services in the datastore's namespace. */
  readonly hosts: readonly string[];
}
