import { validZone } from '../../../charts/checks/definition/valid-zone';
import { findings } from '../../fixtures/findings';
import { inProduction } from '../../fixtures/platform';

const below = (zone: string, domain: string) =>
  findings(validZone, { edge: { zone, dns: 'porkbun' }, ...inProduction({ domain }) });

test.each(['campus.example', 'staging.campus.example'])('allows "%s" in the zone of the domain', (domain) => {
  expect(below('campus.example', domain)).toEqual([]);
});

test.each(['other.example', 'mycampus.example'])('refuses the domain "%s" outside it', (domain) => {
  expect(below('campus.example', domain)).toEqual([
    `domain: "${domain}" lies outside "campus.example", where "porkbun" has its records; use that domain or one below it, or name another zone`,
  ]);
});

test.each(['', 'example', 'https://campus.example', '*.campus.example'])('refuses the zone "%s"', (zone) => {
  expect(below(zone, 'campus.example')).toEqual([
    `edge.zone: "${zone}" is no DNS name; write the domain as "porkbun" has it`,
  ]);
});

test('leaves a domain that is none to another rule', () => {
  expect(below('campus.example', 'https://campus.example')).toEqual([]);
});
