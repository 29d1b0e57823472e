import type { Datastore } from '../../model/datastore';
import { hasPublicCertificate } from '../../model/edge';
import type { Environment } from '../../model/environment';
import { scalesOnDemand } from '../../model/scale';
import type { Controller, Install } from './controller';
import { awsLoadBalancer } from './releases/aws-load-balancer';
import { barmanCloudPlugin } from './releases/barman-cloud-plugin';
import { certManager, porkbunSolver } from './releases/cert-manager';
import { cloudnativePg } from './releases/cloudnative-pg';
import { eckOperator } from './releases/eck-operator';
import { externalDns } from './releases/external-dns';
import { externalSecrets } from './releases/external-secrets';
import { istioBase, istioCni, istiod } from './releases/istio';
import { istioIngress } from './releases/istio-ingress';
import { keda } from './releases/keda';
import { kong, kongDefinitions } from './releases/kong';
import { metricsServer } from './releases/metrics-server';
import { nginx } from './releases/nginx';
import { perconaMongodb } from './releases/percona-mongodb';
import { prometheus, prometheusDefinitions } from './releases/prometheus';
import { rabbitmqOperators } from './releases/rabbitmq';
import { redisOperator } from './releases/redis-operator';
import { sealedSecrets } from './releases/sealed-secrets';
import { snapshotController } from './releases/snapshot-controller';
import { strimzi } from './releases/strimzi';
import { velero } from './releases/velero';

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
  if (environment.secretStore.kind === 'sealed') needed.push(sealedSecrets);
  // Passwords of datastores are made by it, wherever other secrets come from.
  if (environment.secretStore.kind !== 'sealed' || hasInClusterStores(environment)) needed.push(externalSecrets);
  if (environment.cloud.provider === 'aws') needed.push(snapshotController);
  if (environment.cloud.provider !== 'any') needed.push(velero);
  needed.push(...operatorsOf(environment));
  return needed.map((install) => install(environment));
}

/** What runs the datastores of each engine. */
const OPERATORS: Readonly<Record<Datastore['engine'], readonly Install[]>> = {
  postgres: [cloudnativePg, barmanCloudPlugin],
  mongodb: [perconaMongodb],
  redis: [redisOperator],
  kafka: [strimzi],
  rabbitmq: [rabbitmqOperators],
  elasticsearch: [eckOperator],
  rds: [],
};

const operatorsOf = ({ datastores }: Environment): Install[] =>
  [...new Set([...datastores.values()].map(({ engine }) => engine))].flatMap((engine) => OPERATORS[engine]);

const hasInClusterStores = ({ datastores }: Environment): boolean =>
  [...datastores.values()].some(({ engine }) => engine !== 'rds');
