import { behindKong } from '../../../fixtures/kong';
import { small } from '../../../fixtures/small';

const rendered = () => behindKong();

const values = () => rendered().object('Application', 'campus-production-kong').spec.source.helm.valuesObject;

/** The names that a Secret of a certificate of Kong's is for. */
const namesIn = (secret: string): object => {
  const { metadata, spec } = rendered().object('Certificate', secret);
  expect([metadata.namespace, spec.secretName, spec.issuerRef.name]).toEqual(['kong', secret, 'kong-ca']);
  return { names: spec.dnsNames ?? spec.commonName, usages: spec.usages };
};

test('E-02 Kong takes orders from whoever shows the certificate of its controller', () => {
  const { env, secretVolumes } = values().gateway;
  expect(env.nginx_admin_ssl_verify_client).toBe('on');
  expect(env.nginx_admin_ssl_client_certificate).toBe(`/etc/secrets/${secretVolumes[0]}/ca.crt`);
  expect(env.admin_ssl_cert).toBe(`/etc/secrets/${secretVolumes[0]}/tls.crt`);
  expect(namesIn(secretVolumes[0])).toEqual({
    names: ['*.kong-gateway-admin.kong.svc'],
    usages: ['digital signature', 'server auth'],
  });
});

test('E-02 the controller shows its own, and looks at that of Kong', () => {
  const { adminApi, env } = values().controller.ingressController;
  expect(env.kong_admin_tls_skip_verify).toBe(false);
  expect(env.kong_admin_ca_cert_file).toBe('/etc/secrets/admin-api-cert/ca.crt');
  expect(namesIn(adminApi.tls.client.secretName)).toEqual({
    names: 'kong-controller',
    usages: ['digital signature', 'client auth'],
  });
});

test('E-04 the API server asks the controller about plugins before it stores them, by a certificate that stays', () => {
  const { annotations, certificate, failurePolicy } = values().controller.ingressController.admissionWebhook;
  expect(annotations).toEqual({ 'cert-manager.io/inject-ca-from': `kong/${certificate.secretName}` });
  expect(certificate.provided).toBe(true);
  expect(failurePolicy).toBe('Ignore');
  expect(namesIn(certificate.secretName)).toEqual({
    names: ['kong-controller-validation-webhook.kong.svc'],
    usages: ['digital signature', 'server auth'],
  });
});

test('what is read at a start is renewed a year before it ends', () => {
  for (const name of ['kong-admin-server', 'kong-admin-client']) {
    const { duration, renewBefore } = rendered().object('Certificate', name).spec;
    expect([duration, renewBefore]).toEqual(['17520h0m0s', '8760h0m0s']);
  }
});

test('the authority outlives whatever it issues', () => {
  const { isCA, duration, renewBefore } = rendered().object('Certificate', 'kong-ca').spec;
  expect([isCA, duration, renewBefore]).toEqual([true, '87600h0m0s', '17520h0m0s']);
});

test('without Kong there is none of them', () => {
  expect(
    small()
      .of('Certificate')
      .filter(({ metadata }) => metadata.namespace === 'kong'),
  ).toEqual([]);
});
