const ours = require('./ours.js');

/** Each chart waits for the one before. */
module.exports = (names, folder) => ours(names, folder, { link });

function link(charts) {
  for (const [index, chart] of charts.entries()) if (index > 0) chart.addDependency(charts[index - 1]);
}
