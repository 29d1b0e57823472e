import { versions } from '../../charts/commands/versions';
import { smallPlatform } from '../fixtures/platform';

const rowsOf = (targets: readonly string[] = []) =>
  versions({ targets, platforms: [smallPlatform(), smallPlatform({ name: 'school', edge: { proxy: 'kong' } })] })
    .split('\n')
    .map((line) => line.split(/ {2,}/));

test('C-33 lists each third-party chart once, with its version, waves and who needs it', () => {
  const [head, ...rows] = rowsOf();
  expect(head).toEqual(['RELEASE', 'CHART', 'VERSION', 'NAMESPACE', 'WAVE', 'CRDS', 'PLATFORMS', 'REPOSITORY']);
  expect(rows.map(([release]) => release)).toEqual([...new Set(rows.map(([release]) => release))].sort());
  expect(rows.find(([release]) => release === 'istio-base')).toEqual([
    'istio-base',
    'base',
    '1.30.3',
    'istio-system',
    '10',
    '10',
    'all',
    'https://istio-release.storage.googleapis.com/charts',
  ]);
  expect(rows.find(([release]) => release === 'kong')?.[6]).toBe('school');
});

test('C-33 lists what one environment installs', () => {
  expect(rowsOf(['campus/staging']).map(([release]) => release)).not.toContain('kong');
});

test('C-33 tells who needs a chart of every platform, whichever are asked for', () => {
  const needing = (release: string) => rowsOf(['school']).find(([name]) => name === release)?.[6];
  expect([needing('istiod'), needing('kong')]).toEqual(['all', 'school']);
});

test('refuses an unknown environment', () => {
  expect(() => rowsOf(['campus/stagin'])).toThrow('did you mean "campus/staging"');
});
