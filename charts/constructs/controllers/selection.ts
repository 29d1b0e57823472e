import { hasPublicCertificate } from '../../model/edge';
import type { Environment } from '../../model/environment';
import { scalesOnDemand } from '../../model/scale';
import type { Controller, Install } from './controller';
import { awsLoadBalancer } from './releases/aws-load-balancer';
import { certManager, porkbunSolver } from './releases/cert-manager';
import { externalDns } from './releases/external-dns';
import { externalSecrets } from './releases/external-secrets';
import { istioBase, istioCni, istiod } from './releases/istio';
import { istioIngress } from './releases/istio-ingress';
import { keda } from './releases/keda';
import { kong, kongDefinitions } from './releases/kong';
import { metricsServer } from './releases/metrics-server';
import { nginx } from './releases/nginx';
import { prometheus, prometheusDefinitions } from './releases/prometheus';
import { sealedSecrets } from './releases/sealed-secrets';

const ALWAYS: readonly Install[] = [
  istioBase,
  istioCni,
  istiod,
  prometheusDefinitions,
  prometheus,
  certManager,
  externalDns,
];

/** The controllers that an environment needs for what it declares. */
export function controllersOf(environment: Environment): Controller[] {
  const { platform, services } = environment;
  const needed: Install[] = [...ALWAYS];
  // Google's clusters bring their own.
  if (environment.cloud.provider !== 'google') needed.push(metricsServer);
  if (services.some(({ scale }) => scalesOnDemand(scale))) needed.push(keda);
  if (platform.edge.loadBalancer !== 'provider') needed.push(awsLoadBalancer);
  if (platform.edge.proxy !== 'nginx') needed.push(istioIngress);
  if (platform.edge.proxy === 'kong') needed.push(kongDefinitions, kong);
  if (platform.edge.proxy === 'nginx') needed.push(nginx);
  if (platform.edge.dns === 'porkbun' && hasPublicCertificate(platform.edge)) needed.push(porkbunSolver);
  needed.push(environment.secretStore.kind === 'sealed' ? sealedSecrets : externalSecrets);
  return needed.map((install) => install(environment));
}
