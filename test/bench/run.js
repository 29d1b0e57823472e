// npm run bench [-- --quick]: what rendering costs, against cdk8s' own synth and others, all measured in one run.
const { spawnSync } = require('node:child_process');
const { mkdtempSync, rmSync } = require('node:fs');
const { availableParallelism, tmpdir } = require('node:os');
const { join } = require('node:path');
const writeHelmChart = require('./helm-chart.js');
const { measure, measureInTurn } = require('./measure.js');
const { contender, helmTemplate, plan } = require('./plan.js');
const report = require('./report.js');
const refuseOtherObjects = require('./same-objects.js');
const { nameOf } = require('./service.js');

const quick = process.argv.includes('--quick');
const services = quick ? 100 : 1600;
const chain = quick ? 25 : 200;
const hasHelm = spawnSync('helm', ['version']).status === 0;

const temporary = mkdtempSync(join(tmpdir(), 'bench-'));
process.on('exit', () => rmSync(temporary, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));
const folderFor = (name) => join(temporary, name);

const say = (line) => process.stderr.isTTY && process.stderr.write(`\r\x1b[K${line}`);

say('comparing what contenders render');
const helmChart = hasHelm ? helmChartOf(services) : undefined;
refuseOtherObjects(samples(3));

const complete = plan({ services, chain, helmChart, folderFor });
const once = Object.entries(complete).map(([name, each]) => [name, { ...each, runs: Math.min(each.runs, 2) }]);
const results = measureInTurn(quick ? Object.fromEntries(once) : complete, say);
say('');

console.log(
  `${services} services of 7 objects, L1 constructs unless it says L2, each run a process of its own, all in turn; ` +
    `node ${process.versions.node}, ${availableParallelism()} processors\n`,
);
console.log(report({ results, services, chain, judged: !quick }));
if (!hasHelm) console.log('\nhelm template was left out: helm is not installed');
if (quick) console.log('\nA smoke run: what is to be reached is told by a full one, with 1600 services');

/** The same few services, as each contender that has to agree renders them. */
function samples(number) {
  const sample = (name) => {
    const folder = folderFor(`sample-${name}`);
    return { name, folder, command: contender(name, number, folder) };
  };
  const helm = { name: 'helm template', folder: folderFor('sample-helm') };
  return [
    ...['ours', 'ours-chained', 'stock-folder-per-chart', 'stock-file-per-chart'].map(sample),
    ...(hasHelm ? [{ ...helm, command: helmTemplate(helmChartOf(number), helm.folder) }] : []),
  ];
}

function helmChartOf(number) {
  const [chart, rendered] = [folderFor(`helm-chart-${number}`), folderFor('one-service')];
  measure(contender('ours', 1, rendered));
  writeHelmChart(
    chart,
    rendered,
    nameOf(1),
    Array.from({ length: number }, (_, index) => nameOf(index + 1)),
  );
  return chart;
}
