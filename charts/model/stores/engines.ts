import type { Datastore, InClusterDatastore } from '../datastore';
import { elasticsearch, elasticsearchPods } from './elasticsearch';
import type { Engine, StorePods } from './engine';
import { kafka, kafkaPods } from './kafka';
import { mongodb, mongodbPods } from './mongodb';
import { postgres, postgresPods } from './postgres';
import { rabbitmq, rabbitmqPods } from './rabbitmq';
import { rds } from './rds';
import { redis, redisPods } from './redis';

const ENGINES: { readonly [E in Datastore['engine']]: Engine<Extract<Datastore, { engine: E }>> } = {
  postgres,
  mongodb,
  redis,
  kafka,
  rabbitmq,
  elasticsearch,
  rds,
};

/** What is known of a datastore's engine. */
export const engineOf = <S extends Datastore>({ engine }: S): Engine<S> => ENGINES[engine] as unknown as Engine<S>;

/** The pods that clients talk to, by the labels and Services that each operator makes. */
export function podsOf(name: string, store: InClusterDatastore): StorePods {
  switch (store.engine) {
    case 'postgres':
      return postgresPods(name, store);
    case 'mongodb':
      return mongodbPods(name, store);
    case 'redis':
      return redisPods(name, store);
    case 'kafka':
      return kafkaPods(name);
    case 'rabbitmq':
      return rabbitmqPods(name);
    case 'elasticsearch':
      return elasticsearchPods(name);
  }
}
