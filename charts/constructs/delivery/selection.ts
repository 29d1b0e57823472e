import { hasPublicCertificate } from '../../model/edge';
import type { Environment } from '../../model/environment';
import { scalesOnDemand } from '../../model/scale';
import type { Controller, Install } from './controller';
import { awsLoadBalancer } from './controllers/aws-load-balancer';
import { certManager, porkbunSolver } from './controllers/cert-manager';
import { externalDns } from './controllers/external-dns';
import { externalSecrets } from './controllers/external-secrets';
import { istioBase, istioCni, istiod } from './controllers/istio';
import { istioIngress } from './controllers/istio-ingress';
import { keda } from './controllers/keda';
import { kong, kongDefinitions } from './controllers/kong';
import { metricsServer } from './controllers/metrics-server';
import { nginx } from './controllers/nginx';
import { prometheus, prometheusDefinitions } from './controllers/prometheus';
import { sealedSecrets } from './controllers/sealed-secrets';

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
