const { join } = require('node:path');

const ROOT = join(__dirname, '../..');

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
 * What is measured, by name, in the order of each round. The slow ones are measured less often.
 * @param services how many all contenders render
 * @param chain how many charts are in the dependency chain
 * @param helmChart folder of the services as a Helm chart, where helm is installed
 * @param folderFor path of a temporary folder
 */
function plan({ services, chain, helmChart, folderFor }) {
  /** Into a folder that is not there. */
  const cold = (runs, file, number) => {
    const empty = folderFor(`${file}-${number}`);
    return { runs, empty, command: contender(file, number, empty) };
  };
  const tree = folderFor(`ours-${services}`);
  const copy = folderFor('copy');
  const helm = folderFor('helm');
  const real = folderFor('real');
  const synth = [process.execPath, join(ROOT, 'dist/charts/cli.js'), 'synth', '--output', real];
  const compile = 'node_modules/.bin/tsc -p . --incremental false --outDir';

  return {
    ours: cold(7, 'ours', services),
    'ours, nothing changed': { runs: 7, command: contender('ours', services, tree) },
    'cp -r of that tree': { runs: 7, empty: copy, command: ['cp', '-r', tree, copy] },
    'cdk8s, folder per chart': cold(5, 'stock-folder-per-chart', services),
    'cdk8s, file per chart': cold(3, 'stock-file-per-chart', services),
    ...(helmChart && { 'helm template': { runs: 5, empty: helm, command: helmTemplate(helmChart, helm) } }),
    'ours, L2': cold(3, 'ours-l2', services),
    'cdk8s, file per chart, L2': cold(1, 'stock-file-per-chart-l2', services),
    'ours, no service': cold(5, 'ours', 0),
    'ours, a quarter of the services': cold(5, 'ours', services / 4),
    'ours, four times the services': cold(3, 'ours', services * 4),
    [`ours, ${chain} charts`]: cold(7, 'ours', chain),
    [`ours, ${chain} charts in a chain`]: cold(7, 'ours-chained', chain),
    'all environments': { runs: 7, empty: real, command: synth },
    'all environments, nothing changed': { runs: 7, command: synth },
    'all environments, compiled first': {
      runs: 5,
      command: ['bash', '-c', `cd "$0" && ${compile} "$1" && shift && "$@"`, ROOT, folderFor('compiled'), ...synth],
    },
  };
}

module.exports = { contender, helmTemplate, plan };
