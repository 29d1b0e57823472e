import { ENVIRONMENTS, real } from '../../fixtures/rendered';
import { small } from '../../fixtures/small';

const inFrontOfAws = () =>
  small({ edge: { proxy: 'istio-gateway', loadBalancer: 'aws-application', limits: undefined } });

const certificate = (rendered = small()) => rendered.object('Certificate', 'edge-tls').spec;

const solverOf = (rendered = small()) =>
  rendered.object('ClusterIssuer', 'letsencrypt-production').spec.acme.solvers[0].dns01;

test('L-03 the certificate of the edge is elliptic, has a new key each time, and is renewed when a third is left', () => {
  const { secretTemplate, ...spec } = certificate();
  expect(spec).toMatchInlineSnapshot(`
dnsNames:
  - api.campus.example
issuerRef:
  group: cert-manager.io
  kind: ClusterIssuer
  name: letsencrypt-production
privateKey:
  algorithm: ECDSA
  rotationPolicy: Always
  size: 256
renewBeforePercentage: 33
revisionHistoryLimit: 3
secretName: edge-tls
usages:
  - digital signature
  - server auth
`);
  expect(secretTemplate.labels).toMatchObject({ 'app.kubernetes.io/part-of': 'campus', environment: 'production' });
});

test.each(ENVIRONMENTS)('T-05 L-03 the certificate of %s holds every host that is routed, once', (id) => {
  const rendered = real(id);
  const { domain, services } = rendered.environment;
  const hosts = services.flatMap(({ routes }) =>
    routes.map(({ subdomain }) => (subdomain ? `${subdomain}.${domain}` : domain)),
  );
  const { dnsNames } = certificate(rendered);
  expect(dnsNames).toEqual(expect.arrayContaining(hosts));
  expect(new Set(dnsNames).size).toBe(dnsNames.length);
});

test('L-03 behind a cache the certificate holds the host of the load balancer too, for the cache checks it', () => {
  expect(certificate(small({ edge: { cdn: 'cloudfront' } })).dnsNames).toContain('origin.campus.example');
});

test.each([
  ['nginx', 'nginx-ingress'],
  ['kong', 'istio-ingress'],
  ['istio-gateway', 'istio-ingress'],
] as const)('L-03 with %s the certificate is beside the proxy at which TLS ends', (proxy, namespace) => {
  const { metadata } = small({ edge: { proxy } }).object('Certificate', 'edge-tls');
  expect(metadata.namespace).toBe(namespace);
});

test('L-03 whoever sees a certificate that is not renewed is told how it is proved and where to read on', () => {
  expect(small().object('Certificate', 'edge-tls').metadata.annotations).toMatchInlineSnapshot(`
certificate-proof: a TXT record _acme-challenge.<name> for each name, in the zone campus.example at route53
certificate-runbook: docs/certificates.md
`);
});

describe("Let's Encrypt", () => {
  test('L-03 has an issuer to try things with and one that browsers trust', () => {
    const servers = small()
      .of('ClusterIssuer')
      .map(({ metadata, spec }) => [metadata.name, (spec as { acme: { server: string } }).acme.server]);
    expect(Object.fromEntries(servers)).toEqual({
      'letsencrypt-staging': 'https://acme-staging-v02.api.letsencrypt.org/directory',
      'letsencrypt-production': 'https://acme-v02.api.letsencrypt.org/directory',
    });
  });

  test('L-03 is asked for trusted certificates, and for others while an environment says so', () => {
    const trial = small({ environments: { production: { certificates: 'trial' } } });
    expect([certificate().issuerRef.name, certificate(trial).issuerRef.name]).toEqual([
      'letsencrypt-production',
      'letsencrypt-staging',
    ]);
  });

  test.each(['letsencrypt-staging', 'letsencrypt-production'])(
    "L-03 is shown proofs by %s for names below the environment's domain only",
    (name) => {
      const { solvers } = small().object('ClusterIssuer', name).spec.acme;
      expect(solvers.map(({ selector }: { selector: object }) => selector)).toEqual([{ dnsZones: ['campus.example'] }]);
    },
  );

  test('L-03 is shown records that are written with the role of a ServiceAccount at Route 53', () => {
    expect(solverOf()).toEqual({ route53: {} });
  });

  test('A-50 C-42 is shown records that are written with a token at Cloudflare', () => {
    expect(solverOf(small({ edge: { dns: 'cloudflare' } }))).toMatchInlineSnapshot(`
cloudflare:
  apiTokenSecretRef:
    name: dns-provider
    key: api-token
`);
  });

  test('T-05 C-42 is shown records that the solver for Porkbun writes', () => {
    const rendered = real('edtech-assistant/production');
    const { groupName } = rendered.object('Application', 'edtech-assistant-production-cert-manager-webhook-porkbun')
      .spec.source.helm.valuesObject;
    expect(solverOf(rendered)).toMatchInlineSnapshot(`
webhook:
  config:
    apiKey:
      name: dns-provider
      key: api-key
    domain: edtech-assistant.example.com
    secretApiKey:
      name: dns-provider
      key: secret-api-key
  groupName: acme.porkbun.internal
  solverName: porkbun
`);
    expect(solverOf(rendered).webhook.groupName).toBe(groupName);
  });

  test.each(['cloudflare', 'porkbun'] as const)(
    'C-42 the Secret that its proofs at %s need is among those of the environment',
    (dns) => {
      const rendered = small({ edge: { dns } });
      const { target, data } = rendered.all
        .map(({ manifest }) => manifest)
        .find(({ kind, metadata }) => kind === 'ExternalSecret' && metadata.namespace === 'cert-manager')!.spec as {
        target: { name: string };
        data: readonly { secretKey: string }[];
      };
      const asked = JSON.stringify(solverOf(rendered)).match(/"name":"[^"]+","key":"[^"]+"/g);
      expect(data.map(({ secretKey }) => `"name":"${target.name}","key":"${secretKey}"`)).toEqual(asked);
    },
  );
});

describe("behind AWS's application load balancer", () => {
  test('an authority in the namespace of the gateway issues the certificate, which nobody else is asked to trust', () => {
    const rendered = inFrontOfAws();
    expect(rendered.of('ClusterIssuer')).toEqual([]);
    expect(certificate(rendered).issuerRef).toEqual({
      group: 'cert-manager.io',
      kind: 'Issuer',
      name: 'internal-ca',
    });
    expect(
      rendered
        .of('Issuer')
        // Datastores have authorities of their own.
        .filter(({ metadata }) => metadata.namespace !== 'campus-data')
        .map(({ metadata, spec }) => [metadata.namespace, metadata.name, spec]),
    ).toMatchInlineSnapshot(`
- - istio-ingress
  - self-signed
  - selfSigned: {}
- - istio-ingress
  - internal-ca
  - ca:
      secretName: internal-ca
`);
  });

  test('the authority is renewed before it ends, earlier than the certificates that it has issued', () => {
    const { isCA, duration, renewBefore, issuerRef, secretName } = inFrontOfAws().object(
      'Certificate',
      'internal-ca',
    ).spec;
    expect({ isCA, duration, renewBefore, issuer: issuerRef.name, secretName }).toMatchInlineSnapshot(`
isCA: true
duration: 43800h0m0s
renewBefore: 8760h0m0s
issuer: self-signed
secretName: internal-ca
`);
  });
});
