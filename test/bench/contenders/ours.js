const { App } = require('cdk8s');
const { manifestsOf } = require('../../../dist/charts/render/manifests.js');
const { stepsOf } = require('../../../dist/charts/render/order.js');
const { RENDERED_MARK } = require('../../../dist/charts/render/rendered-mark.js');
const { OutputTree } = require('../../../dist/charts/render/write.js');
const { toYaml } = require('../../../dist/charts/render/yaml.js');
const serviceL1 = require('../service-l1.js');

/** What `synth` does for an environment, from constructs to files. */
module.exports = function ours(names, folder, { service = serviceL1, link = () => {} } = {}) {
  const app = new App();
  link(names.map((name) => service(app, name)));
  stepsOf(app);

  const tree = new OutputTree(folder);
  for (const { path, manifest } of manifestsOf('bench/production', app)) {
    tree.put(path, `${RENDERED_MARK} by the benchmark\n${toYaml(manifest)}`);
  }
  tree.commit(['']);
};
