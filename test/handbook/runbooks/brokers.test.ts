import { kafkaRunbook } from '../../../charts/handbook/runbooks/kafka';
import { rabbitmqRunbook } from '../../../charts/handbook/runbooks/rabbitmq';
import type { Kafka, RabbitMq } from '../../../charts/model/datastore';
import { real } from '../../fixtures/rendered';

/** The sections of a broker's page, by title. */
function sectionsOf(id: string, name: string) {
  const { environment } = real(id);
  const store = environment.datastores.get(name)!;
  return store.engine === 'kafka'
    ? kafkaRunbook(environment, name, store as Kafka)
    : rabbitmqRunbook(environment, name, store as RabbitMq);
}

interface Rule {
  readonly alert: string;
  readonly annotations: { readonly runbook_url: string };
}

const BROKERS = ['production', 'staging'].flatMap((environment) => [
  [`educational-platform/${environment}`, 'kafka'] as const,
  [`edtech-assistant/${environment}`, 'rabbitmq'] as const,
]);

test.each(BROKERS)('E-05 T-03 in %s every alert of %s has its section', (id, name) => {
  const rules: Rule[] = real(id).object('PrometheusRule', name, name).spec.groups[0].rules;
  const titles = sectionsOf(id, name).map(({ title }) => title);
  expect(titles).toEqual(expect.arrayContaining(rules.map(({ alert }) => alert)));
  for (const { alert, annotations } of rules)
    expect(annotations.runbook_url).toMatch(new RegExp(`/${name}\\.md#${alert.toLowerCase()}$`));
});

test.each(BROKERS)('E-05 T-03 in %s the page of %s names this namespace in every command', (id, name) => {
  const { namespaces } = real(id).environment;
  const bodies = sectionsOf(id, name).map(({ body }) => body);
  const known = [namespaces.datastores, namespaces.services, 'strimzi', 'rabbitmq-system'];
  const named = bodies.flatMap((body) => [...body.matchAll(/kubectl -n (\S+)/g)].map(([, namespace]) => namespace!));
  expect(named.length).toBeGreaterThan(10);
  expect([...new Set(named)].filter((namespace) => !known.includes(namespace))).toEqual([]);
});

test.each(BROKERS)('in %s links within the page of %s lead to its sections', (id, name) => {
  const sections = sectionsOf(id, name);
  const anchors = sections.map(({ title }) => title.toLowerCase().replaceAll(' ', '-'));
  const links = sections.flatMap(({ body }) => [...body.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor!));
  expect(links.filter((link) => !anchors.includes(link))).toEqual([]);
});
