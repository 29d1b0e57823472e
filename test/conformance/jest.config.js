/** Tests with a real API server, scheduler and Argo CD; they take minutes, so they are not part of `npm test`. */
module.exports = {
  ...require('../../package.json').jest,
  rootDir: '../..',
  roots: ['<rootDir>/test/conformance'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 20 * 60 * 1000,
  maxWorkers: 1,
};
