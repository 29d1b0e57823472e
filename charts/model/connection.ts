/** A value in a Secret of the datastores' namespace, made there by an operator, a certificate or a generator. */
export interface SecretValue {
  readonly secret: string;
  readonly key: string;
}

/** What a service needs to know in order to talk to one of its datastores. */
export interface Connection {
  /** Environment variables that are no secret. */
  readonly settings: Readonly<Record<string, string>>;
  /** Environment variables whose values are secret, by name. */
  readonly secrets: Readonly<Record<string, SecretValue>>;
  /** Files below `CONNECTION_FILES`, by name, such as `postgres-ca.crt`. */
  readonly files: Readonly<Record<string, SecretValue>>;
  /** Where nobody in the cluster makes the credentials: a required secret of the services' namespace. */
  readonly given?: GivenSecret;
}

/** A secret whose values people put where the environment's secrets come from; its keys are environment variables. */
export interface GivenSecret {
  readonly secret: string;
  readonly keys: readonly string[];
}

/** Where a service finds the files of its connections. */
export const CONNECTION_FILES = '/etc/datastores';
