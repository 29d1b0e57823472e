import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Datastore } from '../../model/datastore';
import { storeLabels } from '../metadata';
import { ElasticsearchStore } from './elasticsearch/elasticsearch-store';
import { KafkaStore } from './kafka/kafka-store';
import { MongoDbStore } from './mongodb/mongodb-store';
import { PostgresStore } from './postgres/postgres-store';
import { RabbitMqStore } from './rabbitmq/rabbitmq-store';
import { RdsStore } from './rds/rds-store';
import { RedisStore } from './redis/redis-store';
import type { StoreProps } from './store-props';

/** Everything that one datastore needs: its folder under `gitops/`, its Application in Argo CD. */
export class StoreChart extends Chart {
  constructor(scope: Construct, id: string, props: StoreProps) {
    const { environment, name, store } = props;
    super(scope, id, {
      namespace: environment.namespaces.datastores,
      labels: storeLabels(environment, name, store),
      disableResourceNameHashes: true,
    });
    constructOf(this, { environment, name }, store);
  }
}

function constructOf(chart: StoreChart, place: Omit<StoreProps, 'store'>, store: Datastore): Construct {
  switch (store.engine) {
    case 'postgres':
      return new PostgresStore(chart, 'postgres', { ...place, store });
    case 'mongodb':
      return new MongoDbStore(chart, 'mongodb', { ...place, store });
    case 'redis':
      return new RedisStore(chart, 'redis', { ...place, store });
    case 'kafka':
      return new KafkaStore(chart, 'kafka', { ...place, store });
    case 'rabbitmq':
      return new RabbitMqStore(chart, 'rabbitmq', { ...place, store });
    case 'elasticsearch':
      return new ElasticsearchStore(chart, 'elasticsearch', { ...place, store });
    case 'rds':
      return new RdsStore(chart, 'rds', { ...place, store });
  }
}
