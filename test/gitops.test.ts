import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentsOf } from '../charts/model/environment';
import { PLATFORMS } from '../charts/platforms/all';
import { checkDefinitions, render } from '../charts/render/render';

const GITOPS = join(__dirname, '../gitops');

const environments = PLATFORMS.flatMap(environmentsOf);

test('no definition breaks a rule', () => {
  expect(() => checkDefinitions(environments)).not.toThrow();
});

test('there are five platforms with two environments each', () => {
  expect(environments.map(({ id }) => id)).toEqual([
    'azora/production',
    'azora/staging',
    'edtech-assistant/production',
    'edtech-assistant/staging',
    'educational-platform/production',
    'educational-platform/staging',
    'learning-platform/production',
    'learning-platform/staging',
    'scalable-aws/dev',
    'scalable-aws/prod',
  ]);
});

test.each(environments.map((environment) => ({ id: environment.id, environment })))(
  'C-40 the committed files of $id equal a fresh render',
  ({ id, environment }) => {
    const fresh = Object.fromEntries([...render(environment)].map(({ path, text }) => [path, text]));
    const committed = readdirSync(join(GITOPS, id), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.yaml'))
      .map((path) => `${id}/${path}`);
    expect(committed.sort()).toEqual(Object.keys(fresh).sort());
    const different = committed.filter((path) => readFileSync(join(GITOPS, path), 'utf8') !== fresh[path]);
    expect(different).toEqual([]);
  },
);

test('C-40 a file holds one resource, its keys in conventional order', () => {
  const [first] = [...render(environments[0]!)].filter(({ path }) => path.includes('/Deployment-'));
  const keys = first!.text
    .split('\n')
    .filter((line) => /^\w/.test(line))
    .map((line) => line.slice(0, line.indexOf(':')));
  expect(keys).toEqual(['apiVersion', 'kind', 'metadata', 'spec']);
  expect(first!.text).not.toMatch(/^---$/m);
});
