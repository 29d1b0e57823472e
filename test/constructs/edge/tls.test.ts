import { small } from '../../fixtures/small';

const TLS = { minimum: '1.2' } as const;

test('E-02 T-05 of TLS 1.2 NGINX and the gateway take the same suites', () => {
  const nginx = small({ edge: { proxy: 'nginx', tls: TLS } }).object('Application', 'campus-production-nginx-ingress');
  const entries = nginx.spec.source.helm.valuesObject.controller.config.entries;
  const gateway = small({ edge: { proxy: 'kong', tls: TLS } }).object('Gateway', 'public').spec.servers[0].tls;
  expect(entries['ssl-ciphers'].split(':').sort()).toEqual([...gateway.cipherSuites].sort());
});
