import type { Datastore } from '../model/datastore';
import type { Environment } from '../model/environment';
import { elasticsearchRunbook } from './runbooks/elasticsearch';
import { kafkaRunbook } from './runbooks/kafka';
import { mongodbRunbook } from './runbooks/mongodb';
import { postgresRunbook } from './runbooks/postgres';
import { rabbitmqRunbook } from './runbooks/rabbitmq';
import { rdsRunbook } from './runbooks/rds';
import { redisRunbook } from './runbooks/redis';
import type { Section } from './section';

/** Writes the sections of a datastore's page, with commands for one environment. */
export type Runbook<S extends Datastore> = (environment: Environment, name: string, store: S) => readonly Section[];

/** One for each engine, from its file in `runbooks/`. */
const RUNBOOKS: { readonly [E in Datastore['engine']]: Runbook<Extract<Datastore, { engine: E }>> } = {
  postgres: postgresRunbook,
  mongodb: mongodbRunbook,
  redis: redisRunbook,
  kafka: kafkaRunbook,
  rabbitmq: rabbitmqRunbook,
  elasticsearch: elasticsearchRunbook,
  rds: rdsRunbook,
};

export const storeSections = <S extends Datastore>(environment: Environment, name: string, store: S) =>
  (RUNBOOKS[store.engine] as unknown as Runbook<S>)(environment, name, store);
