const { App, YamlOutputType } = require('cdk8s');
const serviceL1 = require('../service-l1.js');

/** What cdk8s does unless told otherwise. */
module.exports = (names, outdir) => {
  const app = new App({ outdir, yamlOutputType: YamlOutputType.FILE_PER_CHART });
  for (const name of names) serviceL1(app, name);
  app.synth();
};
