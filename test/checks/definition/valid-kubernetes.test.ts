import { validKubernetes } from '../../../charts/checks/definition/valid-kubernetes';
import { findings } from '../../fixtures/findings';
import { inProduction } from '../../fixtures/platform';

test.each(['1.30', '1.34', '1.101'])('allows "%s"', (kubernetes) => {
  expect(findings(validKubernetes, inProduction({ kubernetes }))).toEqual([]);
});

test.each(['1.28', '1.29', '1.4'])('refuses "%s", which lacks what pods rely on', (kubernetes) => {
  expect(findings(validKubernetes, inProduction({ kubernetes }))).toEqual([
    `kubernetes: "${kubernetes}" has no preStop "sleep" and no sidecar containers; use "1.30" or later`,
  ]);
});

test.each(['v1.34', '1.34.2', 'latest', '1'])('refuses "%s", which is no minor version', (kubernetes) => {
  expect(findings(validKubernetes, inProduction({ kubernetes }))).toEqual([
    `kubernetes: "${kubernetes}" is no minor version; write it like "1.34"`,
  ]);
});
