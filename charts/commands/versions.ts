import type { Platform } from '../model/platform';
import { type InstalledChart, versionsOf } from '../render/versions';
import { select } from './select';

export interface VersionsOptions {
  /** Environments, as `azora` or `azora/production`; all where empty. */
  readonly targets: readonly string[];
  readonly platforms: readonly Platform[];
}

/**
 * A table of the third-party charts that environments install.
 * @throws Refusal when a target is unknown
 */
export function versions({ targets, platforms }: VersionsOptions): string {
  const chosen = new Set(versionsOf(select(platforms, targets)).map(({ name }) => name));
  // Who needs a chart is told of every platform, whichever are asked for: a new version concerns them all.
  const rows = versionsOf(select(platforms, []))
    .filter(({ name }) => chosen.has(name))
    .map((chart) => rowOf(chart, platforms.length));
  const table = [COLUMNS, ...rows];
  const widths = COLUMNS.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const COLUMNS = ['RELEASE', 'CHART', 'VERSION', 'NAMESPACE', 'WAVE', 'CRDS', 'PLATFORMS', 'REPOSITORY'];

const rowOf = (each: InstalledChart, all: number): string[] => [
  each.name,
  each.chart,
  each.version,
  each.namespace,
  each.wave,
  each.definitionsWave ?? '-',
  each.platforms.length === all ? 'all' : each.platforms.join(','),
  each.repository,
];
