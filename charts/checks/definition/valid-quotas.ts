import type { Environment } from '../../model/environment';
import type { Finding } from '../../model/finding';
import type { Quota } from '../../model/platform';
import { badResources } from '../bad-resources';
import { badWhole } from '../bad-whole';
import type { Check } from '../check';

/** Each namespace of the platform has one quota, in amounts that Kubernetes reads. */
export const validQuotas: Check = (environment) => [
  ...quotaForEachNamespace(environment),
  ...Object.entries(environment.quotas).flatMap(([kind, quota]) => quotaFindings(`quotas.${kind}`, quota)),
];

function quotaForEachNamespace({ namespaces, quotas }: Environment): Finding[] {
  const apart = namespaces.services !== namespaces.datastores;
  const at = 'quotas.datastores';
  if (apart && !quotas.datastores) {
    return [{ at, message: `the namespace "${namespaces.datastores}" has no quota; add one` }];
  }
  if (!apart && quotas.datastores) {
    return [
      { at, message: `the datastores live in "${namespaces.services}", whose quota is quotas.services; add it there` },
    ];
  }
  return [];
}

const quotaFindings = (at: string, quota: Quota): Finding[] => [
  ...badResources(at, quota),
  ...badWhole(`${at}.persistentVolumeClaims`, quota.persistentVolumeClaims, 0),
  ...badWhole(`${at}.services`, quota.services, 0),
];
