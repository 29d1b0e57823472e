import type { Check } from '../check';
import { banIndistinctDestinations } from './ban-indistinct-destinations';
import { banOrderCycles } from './ban-order-cycles';
import { banRedundantRoutes } from './ban-redundant-routes';
import { banReservedSettings } from './ban-reserved-settings';
import { banUnused } from './ban-unused';
import { noMissingPort } from './no-missing-port';
import { noMissingTarget } from './no-missing-target';
import { noMissingTokens } from './no-missing-tokens';
import { requireBackup } from './require-backup';
import { requireKeptUntilDrill } from './require-kept-until-drill';
import { requireNodeRoom } from './require-node-room';
import { requireOpenKeys } from './require-open-keys';
import { requireQuotaRoom } from './require-quota-room';
import { requireRecoveryPoint } from './require-recovery-point';
import { uniqueAccess } from './unique-access';
import { uniqueConnections } from './unique-connections';
import { uniqueEdgeHosts } from './unique-edge-hosts';
import { uniqueNames } from './unique-names';
import { uniqueNamespaces } from './unique-namespaces';
import { uniqueRoutes } from './unique-routes';
import { validApiServer } from './valid-api-server';
import { validBackups } from './valid-backups';
import { validCloud } from './valid-cloud';
import { validDatastores } from './valid-datastores';
import { validDurations } from './valid-durations';
import { validEdge } from './valid-edge';
import { validElasticsearch } from './valid-elasticsearch';
import { validHealth } from './valid-health';
import { validHosts } from './valid-hosts';
import { validIdentities } from './valid-identities';
import { validImages } from './valid-images';
import { validKafka } from './valid-kafka';
import { validKubernetes } from './valid-kubernetes';
import { validMongodb } from './valid-mongodb';
import { validNames } from './valid-names';
import { validNodePools } from './valid-node-pools';
import { validNodes } from './valid-nodes';
import { validObjectives } from './valid-objectives';
import { validOrigins } from './valid-origins';
import { validPartitions } from './valid-partitions';
import { validPorts } from './valid-ports';
import { validPostgres } from './valid-postgres';
import { validQuotas } from './valid-quotas';
import { validRabbitmq } from './valid-rabbitmq';
import { validRds } from './valid-rds';
import { validRedis } from './valid-redis';
import { validResources } from './valid-resources';
import { validRoutes } from './valid-routes';
import { validScale } from './valid-scale';
import { validSchedule } from './valid-schedule';
import { validSecrets } from './valid-secrets';
import { validSubdomains } from './valid-subdomains';
import { validTimeouts } from './valid-timeouts';
import { validTokens } from './valid-tokens';
import { validZone } from './valid-zone';

/** Every rule on a definition. The folder listing says what they are: a file is named as its rule. */
export const DEFINITION_CHECKS: readonly Check[] = [
  banIndistinctDestinations,
  banOrderCycles,
  banRedundantRoutes,
  banReservedSettings,
  banUnused,
  noMissingPort,
  noMissingTarget,
  noMissingTokens,
  requireBackup,
  requireKeptUntilDrill,
  requireNodeRoom,
  requireOpenKeys,
  requireQuotaRoom,
  requireRecoveryPoint,
  uniqueAccess,
  uniqueConnections,
  uniqueEdgeHosts,
  uniqueNames,
  uniqueNamespaces,
  uniqueRoutes,
  validApiServer,
  validBackups,
  validCloud,
  validDatastores,
  validDurations,
  validEdge,
  validElasticsearch,
  validHealth,
  validHosts,
  validIdentities,
  validImages,
  validKubernetes,
  validNames,
  validNodePools,
  validNodes,
  validObjectives,
  validOrigins,
  validPartitions,
  validPorts,
  validQuotas,
  validResources,
  validKafka,
  validMongodb,
  validPostgres,
  validRabbitmq,
  validRds,
  validRedis,
  validRoutes,
  validScale,
  validSchedule,
  validSecrets,
  validSubdomains,
  validTimeouts,
  validTokens,
  validZone,
];
