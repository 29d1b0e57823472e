import { StoreAuthority, StoreCertificate } from '../../../charts/constructs/data/authority';
import { made } from '../../fixtures/store';

const rendered = made((chart, place) => {
  const authority = new StoreAuthority(chart, 'authority', place);
  new StoreCertificate(chart, 'certificate', {
    ...place,
    authority,
    certificate: 'records-tls',
    hosts: ['records', 'records.campus-data.svc'],
  });
});

test('a datastore has an authority of its own, that signs in its namespace only', () => {
  expect(rendered.all.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    'Issuer records-self-signed',
    'Certificate records-authority',
    'Issuer records-authority',
    'Certificate records-tls',
  ]);
  expect(rendered.object('Issuer', 'records-authority').spec).toEqual({ ca: { secretName: 'records-authority' } });
  expect(rendered.object('Certificate', 'records-authority').spec).toMatchObject({
    isCA: true,
    issuerRef: { group: 'cert-manager.io', kind: 'Issuer', name: 'records-self-signed' },
  });
});

test('C-30 the authority stays when its object is taken from Git, with its key: clients hold on to it', () => {
  const { metadata, spec } = rendered.object('Certificate', 'records-authority');
  expect(metadata.annotations).toEqual({ 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' });
  expect(spec.privateKey.rotationPolicy).toBe('Never');
});

test('a certificate names the hosts that clients ask for, and is renewed with a new key a month before its end', () => {
  expect(rendered.object('Certificate', 'records-tls').spec).toMatchObject({
    secretName: 'records-tls',
    dnsNames: ['records', 'records.campus-data.svc'],
    issuerRef: { group: 'cert-manager.io', kind: 'Issuer', name: 'records-authority' },
    privateKey: { rotationPolicy: 'Always' },
    duration: '8760h0m0s',
    renewBefore: '720h0m0s',
  });
});

test('C-07 the Secrets that cert-manager makes carry the labels of the datastore', () => {
  for (const name of ['records-authority', 'records-tls']) {
    const { metadata, spec } = rendered.object('Certificate', name);
    expect(spec.secretTemplate.labels).toEqual(metadata.labels);
  }
});
