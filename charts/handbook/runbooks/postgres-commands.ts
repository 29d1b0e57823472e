import type { Postgres } from '../../model/datastore';
import type { Environment } from '../../model/environment';
import { databasesOf, postgresClusters } from '../../model/stores/postgres';

/** A block of commands. */
export const shell = (...lines: readonly string[]): string => ['```sh', ...lines, '```'].join('\n');

/** Parts of a page. */
export const paragraphs = (...parts: readonly string[]): string => parts.join('\n\n');

/** `kubectl -n azora-production`: how each command begins. */
export const kubectlIn = ({ namespaces }: Environment): string => `kubectl -n ${namespaces.datastores}`;

/** The cluster that commands are for, by its name, or as a variable of the shell where there are several. */
export interface Chosen {
  readonly cluster: string;
  /** Lines that say which it is; none where there is but one. */
  readonly choose: readonly string[];
}

/** @param by how the reader knows which one, where no label of the alert tells */
export function chosen(name: string, store: Postgres, by = 'the label cnpg_io_cluster of the alert'): Chosen {
  const [first = name, ...others] = postgresClusters(name, store);
  return others.length === 0 ? { cluster: first, choose: [] } : { cluster: '$cluster', choose: [choice(first, by)] };
}

export const choice = (cluster: string, by: string): string => `cluster=${cluster}   # ${by}`;

/** Name of the instance that is written to, found out by the shell. */
export const primaryOf = (environment: Environment, cluster: string): string =>
  `"$(${kubectlIn(environment)} get clusters.postgresql.cnpg.io ${cluster} -o jsonpath='{.status.currentPrimary}')"`;

/** psql in the instance that is written to, as its superuser. */
export const psql = (environment: Environment, cluster: string, sql: string): string =>
  `${kubectlIn(environment)} exec -it ${primaryOf(environment, cluster)} -c postgres -- psql -c "${sql}"`;

/** A base copy, asked for now. */
export const baseCopy = (environment: Environment, cluster: string): string[] => [
  `${kubectlIn(environment)} create -f - <<END`,
  'apiVersion: postgresql.cnpg.io/v1',
  'kind: Backup',
  `metadata: { generateName: ${cluster}-by-hand- }`,
  'spec:',
  `  cluster: { name: ${cluster} }`,
  '  method: plugin',
  '  pluginConfiguration: { name: barman-cloud.cloudnative-pg.io }',
  'END',
];

/** Each named as its service, with `_` for `-`. */
export const databasesInWords = (environment: Environment, name: string): string =>
  databasesOf(environment, name)
    .map((database) => `\`${database}\``)
    .join(', ') || 'none yet';
