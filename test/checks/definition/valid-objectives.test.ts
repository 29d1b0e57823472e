import { validObjectives } from '../../../charts/checks/definition/valid-objectives';
import { findings } from '../../fixtures/findings';

test('allows shares between nothing and everything', () => {
  expect(findings(validObjectives, { services: { gateway: { objective: { errorRate: 0.01 } } } })).toEqual([]);
});

test.each([
  ['availability', { availability: 100 }, 100],
  ['availability', { availability: 0 }, 0],
  ['availability', { availability: Number.NaN }, Number.NaN],
  ['latency.percentile', { latency: { percentile: 100 } }, 100],
  ['errorRate', { errorRate: 0 }, 0],
])('refuses an objective with %s at its end', (at, objective, percent) => {
  expect(findings(validObjectives, { services: { gateway: { objective } } })).toEqual([
    `services.gateway.objective.${at}: "${percent}" is no share that can be kept and missed; use a percentage above 0 and below 100`,
  ]);
});

test('refuses one of the edge as well', () => {
  const objective = { availability: 100, latency: { percentile: 95, within: '100ms' } };
  expect(findings(validObjectives, { edge: { objective } })).toEqual([
    'edge.objective.availability: "100" is no share that can be kept and missed; use a percentage above 0 and below 100',
  ]);
});
