import { redisAlerts } from '../../../charts/constructs/data/redis/alerts';
import { redisRunbook } from '../../../charts/handbook/runbooks/redis';
import { redisAlertSections } from '../../../charts/handbook/runbooks/redis-alerts';
import type { Redis } from '../../../charts/model/datastore';
import { redis } from '../../fixtures/datastores';
import { ENVIRONMENTS, real } from '../../fixtures/rendered';

const withRedis = ENVIRONMENTS.filter((id) => real(id).environment.datastores.has('redis'));

const of = (id: string) => {
  const { environment } = real(id);
  return { environment, name: 'redis', store: environment.datastores.get('redis') as Redis };
};

const runbook = (id: string) => {
  const { environment, name, store } = of(id);
  return redisRunbook(environment, name, store);
};

test.each(withRedis)('in %s every alert has its section, with something to do', (id) => {
  const sections = new Map(runbook(id).map(({ title, body }) => [title, body]));
  const { environment, name, store } = of(id);
  const meanings = redisAlertSections(environment, name, store);
  for (const { alert } of redisAlerts(of(id))) {
    expect(sections.has(alert)).toBe(true);
    expect(meanings[alert]?.length ?? 0).toBeGreaterThan(50);
  }
});

test.each(['noeviction', 'allkeys-lru', 'volatile-lru'] as const)('with %s as well', (eviction) => {
  const { environment } = of('azora/production');
  const store = { ...redis, eviction, persistence: ['aof', 'rdb'] as const };
  const meanings = redisAlertSections(environment, 'redis', store);
  for (const { alert } of redisAlerts({ environment, name: 'redis', store })) expect(meanings).toHaveProperty(alert);
});

test.each(withRedis)('in %s it tells how to look, restore, drill and grow', (id) => {
  const titles = runbook(id).map(({ title }) => title);
  expect(titles).toEqual(
    expect.arrayContaining(['Look at it', 'Restore to a moment', 'Run the restore drill now', 'Grow its volumes']),
  );
});

test('its commands name the pods and the namespace of this environment', () => {
  const bodies = runbook('azora/production')
    .map(({ body }) => body)
    .join('\n');
  expect(bodies).toContain(
    'kubectl -n azora-production exec redis-leader-0 -c redis-leader -- redis-cli --tls --cacert /tls/ca.crt cluster nodes',
  );
  expect(bodies).not.toContain('redis-follower');
});

test.each(withRedis)('in %s a job that is run by hand has another name each time', (id) => {
  const bodies = runbook(id).map(({ body }) => body);
  expect(bodies.filter((body) => /create job (?!"\$job")/.test(body))).toEqual([]);
  expect(
    bodies
      .join('\n')
      .match(/^job=.*$/gm)!
      .filter((line) => !line.endsWith('-$(date +%s)')),
  ).toEqual([]);
});

test('E-52 a restore stops the services that write before keys are removed, and starts them again', () => {
  const restore = runbook('azora/production').find(({ title }) => title === 'Restore to a moment')!.body;
  const [stop, flush, start] = ['--replicas=0', 'flushall', '--replicas=3'].map((text) => restore.indexOf(text));
  expect(stop).toBeGreaterThan(0);
  expect(flush).toBeGreaterThan(stop!);
  expect(start).toBeGreaterThan(flush!);
});
