const { measure } = require('./measure.js');
const { objectsIn } = require('./objects.js');

/**
 * Refuses to compare contenders that do not render the same objects.
 * @param commands by name, each with the folder that it writes
 */
module.exports = function refuseOtherObjects([first, ...others]) {
  const render = ({ command, folder }) => {
    measure(command);
    return objectsIn(folder).join('\n');
  };
  const expected = render(first);
  for (const other of others) {
    if (render(other) !== expected)
      throw new Error(`Cannot compare ${other.name} with ${first.name}: its objects differ`);
  }
};
