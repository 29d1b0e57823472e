import { mongodb } from '../../../charts/model/stores/mongodb';
import { mongoDb } from '../../fixtures/datastores';
import { real } from '../../fixtures/rendered';

const claims = (store: Parameters<typeof mongodb.claims>[1]) =>
  mongodb.claims('texts', store, []).map(({ name, pods, shards, persistentVolumeClaims, services }) => ({
    name,
    pods: pods * shards,
    persistentVolumeClaims,
    services,
  }));

test('C-21 a MongoDB without a backup claims its members and nothing else', () => {
  expect(claims(mongoDb())).toEqual([{ name: 'texts', pods: 3, persistentVolumeClaims: 3, services: 1 }]);
});

test('C-21 one with a backup claims the drill and the member that it restores into as well', () => {
  const { backup } = real('learning-platform/production').environment.datastores.get('mongodb')!;
  expect(claims({ ...mongoDb(), backup }).slice(1)).toEqual([
    { name: 'texts-restore-drill', pods: 1, persistentVolumeClaims: 0, services: 0 },
    { name: 'texts-drill', pods: 1, persistentVolumeClaims: 1, services: 1 },
  ]);
});

test('E-11 C-21 shards claim their members, what knows them, and routers', () => {
  expect(claims(mongoDb(2))).toEqual([
    { name: 'texts', pods: 6, persistentVolumeClaims: 6, services: 2 },
    { name: 'texts-cfg', pods: 3, persistentVolumeClaims: 3, services: 1 },
    { name: 'texts-mongos', pods: 3, persistentVolumeClaims: 0, services: 1 },
  ]);
});
