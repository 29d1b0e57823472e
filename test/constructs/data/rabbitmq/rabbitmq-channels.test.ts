import { onlyOf } from '../../../../charts/constructs/data/rabbitmq/only-of';
import { real } from '../../../fixtures/rendered';

const production = real('edtech-assistant/production');

const CHANNELS = ['notifications', 'quiz-results', 'submissions'];

const names = (kind: string): string[] => production.of(kind).map(({ metadata }) => metadata.name);

test('T-03 each channel has an exchange, a queue and a binding, and another three for its dead letters', () => {
  const all = CHANNELS.flatMap((channel) => [channel, `${channel}.dead`]).sort();
  for (const kind of ['Exchange', 'Queue', 'Binding']) expect(names(kind).sort()).toEqual(all);
});

test.each(CHANNELS)(
  'T-03 %s is a quorum queue that keeps its messages, in the vhost that services are told',
  (channel) => {
    for (const queue of [channel, `${channel}.dead`])
      expect(production.object('Queue', queue).spec).toMatchObject({
        name: queue,
        type: 'quorum',
        durable: true,
        autoDelete: false,
        vhost: 'edtech-assistant',
      });
    expect(production.object('Vhost', 'rabbitmq').spec).toMatchObject({
      name: 'edtech-assistant',
      defaultQueueType: 'quorum',
    });
  },
);

test.each(CHANNELS)(
  'T-03 what nobody can deal with in %s goes to its dead letters, and is lost on the way by no failure',
  (channel) => {
    expect(production.object('Policy', channel).spec).toMatchObject({
      pattern: `^(${channel})$`,
      applyTo: 'quorum_queues',
      definition: {
        'delivery-limit': 10,
        'dead-letter-exchange': `${channel}.dead`,
        'dead-letter-strategy': 'at-least-once',
        overflow: 'reject-publish',
      },
    });
  },
);

test.each([
  ['assignment-service', '^(notifications|submissions)$', '^(submissions)$'],
  ['chat-service', '', '^(notifications)$'],
  ['quiz-service', '^(notifications|quiz-results)$', '^(quiz-results)$'],
])('T-03 %s writes what it publishes, reads what it consumes and declares nothing', (service, write, read) => {
  const { permissions, userReference, vhost } = production.object('Permission', `rabbitmq-${service}`).spec;
  expect(permissions).toEqual({ configure: '', write, read });
  expect([userReference.name, vhost]).toEqual([`rabbitmq-${service}`, 'edtech-assistant']);
});

test('T-03 only services that publish or consume are users', () => {
  expect(names('User').sort()).toEqual(['assignment', 'chat', 'quiz'].map((service) => `rabbitmq-${service}-service`));
});

test('C-42 T-03 the password of a user is made in the cluster, where its operator finds it', () => {
  const { importCredentialsSecret } = production.object('User', 'rabbitmq-quiz-service').spec;
  const { target, dataFrom } = production.object('ExternalSecret', importCredentialsSecret.name).spec;
  expect(target.template.data).toEqual({ username: 'quiz-service', password: '{{ .password }}' });
  expect(target.template.metadata.labels['rabbitmq.com/topology-operator']).toBe('true');
  expect(dataFrom[0].sourceRef.generatorRef.name).toBe('rabbitmq-password');
});

test('a permission fits whole names, letter by letter', () => {
  expect(onlyOf(['a.b', 'c'])).toBe('^(a\\.b|c)$');
  expect(onlyOf([])).toBe('');
});
