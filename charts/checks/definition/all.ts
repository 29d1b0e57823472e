import type { Check } from '../check';
import { banIndistinctDestinations } from './ban-indistinct-destinations';
import { banOrderCycles } from './ban-order-cycles';
import { banReservedSettings } from './ban-reserved-settings';
import { banUnused } from './ban-unused';
import { noMissingPort } from './no-missing-port';
import { noMissingTarget } from './no-missing-target';
import { requireNodeRoom } from './require-node-room';
import { requireQuotaRoom } from './require-quota-room';
import { uniqueConnections } from './unique-connections';
import { uniqueNames } from './unique-names';
import { uniqueNamespaces } from './unique-namespaces';
import { uniqueRoutes } from './unique-routes';
import { validDatastores } from './valid-datastores';
import { validDurations } from './valid-durations';
import { validHealth } from './valid-health';
import { validHosts } from './valid-hosts';
import { validImages } from './valid-images';
import { validKubernetes } from './valid-kubernetes';
import { validNames } from './valid-names';
import { validNodePools } from './valid-node-pools';
import { validObjectives } from './valid-objectives';
import { validPorts } from './valid-ports';
import { validQuotas } from './valid-quotas';
import { validResources } from './valid-resources';
import { validRoutes } from './valid-routes';
import { validScale } from './valid-scale';
import { validSchedule } from './valid-schedule';
import { validTimeouts } from './valid-timeouts';

/** Every rule on a definition. The folder listing says what they are: a file is named as its rule. */
export const DEFINITION_CHECKS: readonly Check[] = [
  banIndistinctDestinations,
  banOrderCycles,
  banReservedSettings,
  banUnused,
  noMissingPort,
  noMissingTarget,
  requireNodeRoom,
  requireQuotaRoom,
  uniqueConnections,
  uniqueNames,
  uniqueNamespaces,
  uniqueRoutes,
  validDatastores,
  validDurations,
  validHealth,
  validHosts,
  validImages,
  validKubernetes,
  validNames,
  validNodePools,
  validObjectives,
  validPorts,
  validQuotas,
  validResources,
  validRoutes,
  validScale,
  validSchedule,
  validTimeouts,
];
