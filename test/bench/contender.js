// One measurement, a process of its own: node contender.js <contender> <services> <folder>
const { nameOf } = require('./service.js');

const [, , contender, services, folder] = process.argv;
const names = Array.from({ length: Number(services) }, (_, index) => nameOf(index + 1));
require(`./contenders/${contender}.js`)(names, folder);

console.log(`peak ${process.resourceUsage().maxRSS}`);
