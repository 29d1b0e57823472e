import { mongodbAlerts } from '../../../charts/constructs/data/mongodb/mongodb-alerts';
import { mongodbRunbook } from '../../../charts/handbook/runbooks/mongodb';
import type { MongoDb } from '../../../charts/model/datastore';
import { mongoDb } from '../../fixtures/datastores';
import { real } from '../../fixtures/rendered';

const { environment } = real('learning-platform/production');

const titles = (store: MongoDb) => mongodbRunbook(environment, 'mongodb', store).map(({ title }) => title);

test('E-62 each alert of a MongoDB has its section, and each section an alert or a task', () => {
  const store = environment.datastores.get('mongodb') as MongoDb;
  expect(titles(store)).toEqual([
    'Look at it',
    ...mongodbAlerts({ environment, name: 'mongodb', store }).map(({ alert }) => alert),
    'Restore to a moment',
    'Run the restore drill now',
    'Grow its volumes',
  ]);
});

test('E-62 a MongoDB without a backup has nothing to restore', () => {
  expect(titles(mongoDb())).not.toContain('Restore to a moment');
});

test('E-52 commands name the namespace of the datastores, and stop the services that write', () => {
  const restore = mongodbRunbook(environment, 'mongodb', environment.datastores.get('mongodb') as MongoDb).find(
    ({ title }) => title === 'Restore to a moment',
  )!.body;
  expect(restore).toContain('kubectl -n learning-platform-production-data get perconaservermongodbbackup');
  expect(restore).toContain('kubectl -n learning-platform-production scale deployment course-service --replicas=0');
  expect(restore).toContain('kubectl -n learning-platform-production scale deployment course-service --replicas=3');
});

test('E-62 in a lost cluster the bucket itself is asked for copies', () => {
  const { body } = mongodbRunbook(environment, 'mongodb', environment.datastores.get('mongodb') as MongoDb).find(
    ({ title }) => title === 'Restore to a moment',
  )!;
  expect(body).toContain('aws s3 ls s3://learning-platform-production-backups/datastores/mongodb/');
});
