/** Lines of a table whose columns are as wide as they need to be; all but the first column are set to the right. */
module.exports = function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))))
    .map((cells) => cells.join('  ').trimEnd())
    .join('\n');
};
