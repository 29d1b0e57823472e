import { SMALL_SERVICES, small } from '../../fixtures/small';

test('C-01 Prometheus scrapes a service through its sidecar, at the port outside mutual TLS', () => {
  expect(small().object('ServiceMonitor', 'users').spec.endpoints).toMatchInlineSnapshot(`
- interval: 15s
  path: /stats/prometheus
  port: http
  relabelings:
    - action: replace
      regex: (.+):\\d+
      replacement: $1:15020
      sourceLabels:
        - __address__
      targetLabel: __address__
  scrapeTimeout: 10s
`);
});

test.each(SMALL_SERVICES)('C-01 the monitor of %s finds its Service by label, and a port that it has', (service) => {
  const rendered = small();
  const { selector, endpoints } = rendered.object('ServiceMonitor', service).spec;
  const { metadata, spec } = rendered.object('Service', service);
  expect(metadata.labels).toMatchObject(selector.matchLabels);
  expect(spec.ports.map(({ name }: { name: string }) => name)).toContain(endpoints[0].port);
});

test('C-01 the port that Prometheus is sent to is the one that the firewall opens to it', () => {
  const rendered = small();
  const [{ relabelings }] = rendered.object('ServiceMonitor', 'users').spec.endpoints;
  const [{ port }] = rendered.object('NetworkPolicy', 'users').spec.ingress.at(-1).ports;
  expect('10.1.2.3:3001'.replace(new RegExp(`^(?:${relabelings[0].regex})$`), relabelings[0].replacement)).toBe(
    `10.1.2.3:${port}`,
  );
});
