import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';
import type { Environment } from '../../charts/model/environment';
import type { Certified } from '../fixtures/certificates';
import { proxiesOf, servicesOf } from '../fixtures/reachability/proxies';

// biome-ignore lint/suspicious/noExplicitAny: any kind of manifest, as it was read from YAML
type Manifest = any;

/** Every object of a folder of gitops/. */
export const manifestsIn = (folder: string): readonly Manifest[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .flatMap((path) => parseAllDocuments(readFileSync(join(folder, path), 'utf8')))
    .map((document) => document.toJS())
    .filter(Boolean);

/** The mesh configuration that the environment gives istiod, as the analyzers read it. */
export function meshConfigOf(manifests: readonly Manifest[]): string {
  const istiod = manifests.find(({ kind, metadata }) => kind === 'Application' && metadata.name.endsWith('-istiod'));
  const [source] = istiod.spec.sources ?? [istiod.spec.source];
  return stringify(source.helm.valuesObject.meshConfig);
}

/** One pod of each workload, with the proxy that injection would add; selectors are judged against pods. */
export function podsOf(manifests: readonly Manifest[]): string {
  const injected = new Set(
    manifests
      .filter(({ kind, metadata }) => kind === 'Namespace' && metadata.labels?.['istio-injection'] === 'enabled')
      .map(({ metadata }) => metadata.name),
  );
  return manifests
    .filter(({ spec }) => spec?.template?.spec?.containers)
    .map(({ metadata: { name, namespace }, spec: { template } }) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { ...template.metadata, name, namespace },
      spec: {
        ...template.spec,
        containers: [...template.spec.containers, ...(injected.has(namespace) ? [PROXY] : [])],
      },
    }))
    .map((pod) => stringify(pod))
    .join('---\n');
}

/** The pods and Services that the charts of the proxies on the way in make. */
export function proxiesFrom(environment: Environment): string {
  return proxiesOf(environment)
    .flatMap((hop) => {
      const { namespace, serviceAccount, podLabels } = hop.pods;
      return [
        {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: hop.release, namespace, labels: podLabels },
          spec: { serviceAccountName: serviceAccount, containers: [PROXY] },
        },
        {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: hop.service, namespace, labels: podLabels },
          spec: {
            selector: podLabels,
            ports: servicesOf(hop).map(({ port, targetPort }) => ({
              name: port === 443 ? 'https' : 'http',
              port,
              targetPort,
              protocol: 'TCP',
            })),
          },
        },
      ];
    })
    .map((object) => stringify(object))
    .join('---\n');
}

/** The Secrets that cert-manager makes, each with the same certificate in it. */
export function issuedFrom(manifests: readonly Manifest[], { certificate, privateKey }: Certified): string {
  const encoded = (text: string) => Buffer.from(text).toString('base64');
  return manifests
    .filter(({ kind }) => kind === 'Certificate')
    .map(({ metadata: { namespace }, spec: { secretName } }) => ({
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'kubernetes.io/tls',
      metadata: { name: secretName, namespace },
      data: { 'tls.crt': encoded(certificate), 'tls.key': encoded(privateKey) },
    }))
    .map((secret) => stringify(secret))
    .join('---\n');
}

const PROXY = { name: 'istio-proxy', image: 'proxyv2' };
