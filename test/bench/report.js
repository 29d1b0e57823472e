const { median } = require('./measure.js');
const table = require('./table.js');

/**
 * What each contender took, and how it compares.
 * @param judged whether to tell what is to be reached, which holds for 1600 services
 */
module.exports = function report({ results, services, chain, judged }) {
  const header = ['', 'measured', ...(judged ? ['to reach', 'reached'] : [])];
  const rows = comparison(results, services, chain).map(([name, measured, limit]) => [
    name,
    rounded(measured),
    ...(judged ? verdict(measured, limit) : []),
  ]);
  return `${figures(results)}\n\n${table([header, ...rows])}`;
};

function figures(results) {
  const rows = Object.entries(results).map(([name, runs]) => {
    const cpu = runs.map((run) => run.cpu);
    const { wall, peak } = Object.fromEntries(
      ['wall', 'peak'].map((key) => [key, median(runs.map((run) => run[key]))]),
    );
    return [
      name,
      String(runs.length),
      ...[median(cpu), Math.min(...cpu), Math.max(...cpu), wall].map((seconds) => seconds.toFixed(2)),
      Number.isNaN(peak) ? '' : peak.toFixed(0),
    ];
  });
  return table([['', 'runs', 'CPU s', 'least', 'most', 'wall s', 'peak MiB'], ...rows]);
}

/** Each with its limit, where it has one. */
function comparison(results, services, chain) {
  const cpu = (name) => median(results[name].map((run) => run.cpu));
  const wall = (name) => median(results[name].map((run) => run.wall));
  const peak = (name) => median(results[name].map((run) => run.peak));
  const growth = (start) =>
    Math.log((cpu('ours, four times the services') - start) / (cpu('ours, a quarter of the services') - start)) /
    Math.log(16);
  const span = `growth of CPU, ${services / 4} to ${services * 4} services`;

  return [
    ['CPU against cdk8s, folder per chart', cpu('ours') / cpu('cdk8s, folder per chart'), 0.4],
    ['CPU against cdk8s, file per chart', cpu('ours') / cpu('cdk8s, file per chart'), 0.1],
    ['CPU against cdk8s, file per chart, L2', cpu('ours, L2') / cpu('cdk8s, file per chart, L2'), 0.03],
    ['CPU against cp -r', cpu('ours') / cpu('cp -r of that tree'), 7],
    ...(results['helm template'] ? [['CPU against helm template', cpu('ours') / cpu('helm template')]] : []),
    [`${span}, exponent`, growth(0), 1],
    [`${span}, exponent without start-up`, growth(cpu('ours, no service')), 1],
    [`${chain} charts in a chain, s more`, cpu(`ours, ${chain} charts in a chain`) - cpu(`ours, ${chain} charts`), 0.3],
    [`peak memory at ${services * 4} services, MiB`, peak('ours, four times the services'), 300],
    ['CPU with nothing changed against the first run', cpu('ours, nothing changed') / cpu('ours'), 0.6],
    ['all environments, wall s', wall('all environments'), 1],
    ['all environments, compiled first, wall s', wall('all environments, compiled first'), 2],
  ];
}

const verdict = (measured, limit) =>
  limit === undefined ? ['', ''] : [String(limit), measured <= limit ? 'yes' : 'no'];

/** Three digits that count. */
const rounded = (number) => (Math.abs(number) >= 100 ? number.toFixed(0) : String(Number(number.toPrecision(3))));
