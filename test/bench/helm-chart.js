const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { basename, join } = require('node:path');
const { filesIn } = require('./objects.js');

/**
 * Writes the benchmark's services as a Helm chart: one template for each kind, which ranges over the names in the values.
 * @param rendered folder that holds one service, as we render it
 * @param name of that service
 */
module.exports = function writeHelmChart(folder, rendered, name, names) {
  mkdirSync(join(folder, 'templates'), { recursive: true });
  writeFileSync(join(folder, 'Chart.yaml'), 'apiVersion: v2\nname: bench\nversion: 1.0.0\n');
  writeFileSync(join(folder, 'values.yaml'), JSON.stringify({ services: names }));
  for (const file of filesIn(rendered)) {
    const object = readFileSync(file, 'utf8').replaceAll(name, '{{ . }}');
    const template = `{{- range .Values.services }}\n---\n${object}{{- end }}\n`;
    writeFileSync(join(folder, 'templates', basename(file).replace(`-${name}`, '')), template);
  }
};
