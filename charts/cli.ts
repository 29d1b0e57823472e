import { Command } from 'commander';
import { run } from './commands/run';
import { Refusal } from './model/finding';
import { SETTINGS } from './settings';

const program = new Command('platforms')
  .description('Renders the education platforms as plain YAML for Argo CD.')
  .option('--verbose', 'show where an unexpected error came from')
  .showHelpAfterError();

program
  .command('synth')
  .description(`render platforms into ${SETTINGS.output}/`)
  .argument('[targets...]', 'what to render, as "azora" or "azora/production"; everything where absent')
  .option('--check', 'write nothing; exit with 1 when a file differs from a fresh render')
  .option('--output <folder>', 'folder to write', SETTINGS.output)
  .action((targets: string[], options: { check?: boolean; output: string }) =>
    run(() => {
      refuseSwallowedOption();
      // Loaded here, so that help and typing errors answer at once.
      const { synth } = require('./commands/synth') as typeof import('./commands/synth');
      const { PLATFORMS } = require('./platforms/all') as typeof import('./platforms/all');
      console.log(synth({ targets, check: options.check ?? false, output: options.output, platforms: PLATFORMS }));
    }),
  );

program
  .command('capacity')
  .description('print how the most that services may ask for fits their quota and nodes')
  .argument('[targets...]', 'environments, as "azora" or "azora/production"; everything where absent')
  .action((targets: string[]) =>
    run(() => {
      const { capacity } = require('./commands/capacity') as typeof import('./commands/capacity');
      const { PLATFORMS } = require('./platforms/all') as typeof import('./platforms/all');
      console.log(capacity({ targets, platforms: PLATFORMS }));
    }),
  );

program.parse();

/** `npm run synth --check` keeps the option to itself, and a check would turn into a write. */
function refuseSwallowedOption(): void {
  if (process.env.npm_config_check === undefined) return;
  throw new Refusal(['npm took "--check" for its own; write "npm run synth -- --check"']);
}
