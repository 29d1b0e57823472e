const serviceL2 = require('../service-l2.js');
const ours = require('./ours.js');

module.exports = (names, folder) => ours(names, folder, { service: serviceL2 });
