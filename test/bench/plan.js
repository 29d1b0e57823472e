const { join } = require('node:path');

const ROOT = join(__dirname, '../..');
const SYNTH = join(ROOT, 'dist/charts/cli.js');
const COMPILE_THEN = 'cd "$0" && node_modules/.bin/tsc -p . --incremental false --outDir "$1" && shift && "$@"';

/** The command that lets a contender render so many services into a folder. */
const contender = (file, services, folder) => [
  process.execPath,
  join(__dirname, 'contender.js'),
  file,
  String(services),
  folder,
];

const helmTemplate = (chart, folder) => ['helm', 'template', 'bench', chart, '--output-dir', folder];

/**
 * What is measured, by name, in the order of each round: how often, and the command of a round. The slow ones are measured
 * less often.
 *
 * Each run writes a folder of its own, about 2 GB in all: on some disks new files cost many times as much for minutes after
 * others were deleted.
 * @param services how many all contenders render
 * @param chain how many charts are in the dependency chain
 * @param helmChart folder of the services as a Helm chart, where helm is installed
 * @param folderFor path of a temporary folder
 */
function plan({ services, chain, helmChart, folderFor }) {
  const cold = (runs, file, number) => ({
    runs,
    command: (round) => contender(file, number, folderFor(`${file}-${number}-${round}`)),
  });
  const ours = cold(7, 'ours', services);
  const tree = folderFor(`ours-${services}-1`);
  const synth = (round) => [process.execPath, SYNTH, 'synth', '--output', folderFor(`environments-${round}`)];

  return {
    ours,
    'ours, nothing changed': ours,
    'cp -r of that tree': { runs: 7, command: (round) => ['cp', '-r', tree, folderFor(`copy-${round}`)] },
    'cdk8s, folder per chart': cold(5, 'stock-folder-per-chart', services),
    'cdk8s, file per chart': cold(3, 'stock-file-per-chart', services),
    ...(helmChart && {
      'helm template': { runs: 5, command: (round) => helmTemplate(helmChart, folderFor(`helm-${round}`)) },
    }),
    'ours, L2': cold(3, 'ours-l2', services),
    'cdk8s, file per chart, L2': cold(1, 'stock-file-per-chart-l2', services),
    'ours, no service': cold(5, 'ours', 0),
    'ours, a quarter of the services': cold(5, 'ours', services / 4),
    'ours, four times the services': cold(3, 'ours', services * 4),
    [`ours, ${chain} charts`]: cold(7, 'ours', chain),
    [`ours, ${chain} charts in a chain`]: cold(7, 'ours-chained', chain),
    'all environments': { runs: 7, command: synth },
    'all environments, nothing changed': { runs: 7, command: synth },
    'all environments, compiled first': {
      runs: 5,
      command: (round) => ['bash', '-c', COMPILE_THEN, ROOT, folderFor('compiled'), ...synth(round)],
    },
  };
}

module.exports = { contender, helmTemplate, plan };
