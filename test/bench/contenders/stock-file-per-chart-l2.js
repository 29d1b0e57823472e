const { App, YamlOutputType } = require('cdk8s');
const serviceL2 = require('../service-l2.js');

module.exports = (names, outdir) => {
  const app = new App({ outdir, yamlOutputType: YamlOutputType.FILE_PER_CHART });
  for (const name of names) serviceL2(app, name);
  app.synth();
};
