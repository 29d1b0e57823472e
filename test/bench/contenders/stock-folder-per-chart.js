const { App, YamlOutputType } = require('cdk8s');
const serviceL1 = require('../service-l1.js');

/** The only mode of cdk8s that writes the tree that we write: a folder per chart, in it a file per object. */
module.exports = (names, outdir) => {
  const app = new App({ outdir, yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE });
  for (const name of names) serviceL1(app, name);
  app.synth();
};
