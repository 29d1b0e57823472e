import { validElasticsearch } from '../../../charts/checks/definition/valid-elasticsearch';
import type { Elasticsearch } from '../../../charts/model/datastore';
import { elasticsearch } from '../../fixtures/datastores';
import { findings } from '../../fixtures/findings';

const of = (difference: Partial<Elasticsearch> = {}) =>
  findings(validElasticsearch, { datastores: { logs: { ...elasticsearch, ...difference } } });

const memory = (request: string, limit: string): Partial<Elasticsearch> => ({
  resources: { requests: { cpu: '1', memory: request }, limits: { cpu: '1', memory: limit } },
});

test('T-06 has nothing against one node, or three', () => {
  expect([...of(), ...of({ instances: 1 })]).toEqual([]);
});

test.each<[Partial<Elasticsearch>, string]>([
  [{ version: '9' }, 'version: "9" is no exact version that ECK runs; write it like "9.2.0"'],
  [{ version: '7.17.0' }, 'version: "7.17.0" is no exact version that ECK runs; write it like "9.2.0"'],
  [
    { instances: 2 },
    'instances: "2" nodes survive the loss of no more than "1" would: each is a master, and most of them decide; use an odd number',
  ],
  [
    memory('1Gi', '1Gi'),
    'resources.limits.memory: "1Gi" has no room for a heap and as much beside it; use 2Gi or more',
  ],
  [
    memory('2Gi', '4Gi'),
    'resources.requests.memory: "2Gi" is not the limit of "4Gi", of which the heap takes half at once; make both the same',
  ],
  [
    { backup: { full: [{ method: 'snapshot', schedule: '0 3 * * *' }], keep: '7d', drill: '0 5 * * 0' } },
    'backup: is there, but snapshots of Elasticsearch are not made; remove it',
  ],
])('refuses %j', (difference, finding) => {
  expect(of(difference)).toEqual([`datastores.logs.${finding}`]);
});
