import { validRabbitmq } from '../../../charts/checks/definition/valid-rabbitmq';
import { rabbitMq } from '../../fixtures/datastores';
import { findings } from '../../fixtures/findings';

const found = (difference: object) =>
  findings(validRabbitmq, { datastores: { queues: { ...rabbitMq, ...difference } } });

const memory = (limit: string) => ({ resources: { ...rabbitMq.resources, limits: { cpu: '1', memory: limit } } });

test('T-03 allows one node, and three', () => {
  expect(found({ instances: 1 })).toEqual([]);
  expect(found({ instances: 3 })).toEqual([]);
});

test.each([
  [{ instances: 2 }, 'instances: "2" nodes have no majority more than "1" would; use an odd number'],
  [{ instances: 4 }, 'instances: "4" nodes have no majority more than "3" would; use an odd number'],
  [{ version: '3.13' }, 'version: "3.13" has no image; use "4.2", or add one to RABBITMQ_IMAGES'],
  [
    memory('512Mi'),
    'resources.limits.memory: "512Mi" is less than a node needs before the first message; use 1Gi or more',
  ],
  [
    { storage: '2Gi' },
    'storage: "2Gi" has too little above the "1536Mi" that have to stay free, by its memory; use 3072Mi or more',
  ],
])('T-03 refuses %j', (difference, finding) => {
  expect(found(difference)).toEqual([`datastores.queues.${finding}`]);
});
