import { resolve } from 'node:path';
import { Command } from 'commander';
import { run } from './commands/run';
import { refuseSwallowedOptions } from './commands/swallowed';
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
      refuseSwallowedOptions('synth', '', { check: '' });
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

program
  .command('versions')
  .description('list the third-party charts that environments install')
  .argument('[targets...]', 'environments, as "azora" or "azora/production"; everything where absent')
  .action((targets: string[]) =>
    run(() => {
      const { versions } = require('./commands/versions') as typeof import('./commands/versions');
      const { PLATFORMS } = require('./platforms/all') as typeof import('./platforms/all');
      console.log(versions({ targets, platforms: PLATFORMS }));
    }),
  );

program
  .command('secrets')
  .description('list the secrets that environments need, and where their values come from')
  .argument('[targets...]', 'environments, as "azora" or "azora/production"; everything where absent')
  .action((targets: string[]) =>
    run(() => {
      const { secrets } = require('./commands/secrets') as typeof import('./commands/secrets');
      const { PLATFORMS } = require('./platforms/all') as typeof import('./platforms/all');
      console.log(secrets({ targets, platforms: PLATFORMS, now: new Date() }));
    }),
  );

program
  .command('handbook')
  .description(`write the runbooks and the recovery table into ${SETTINGS.handbook}/`)
  .argument('[page]', 'print one runbook instead, as "azora/staging/postgres", with commands for that environment')
  .option('--check', 'write nothing; exit with 1 when a page differs from a fresh one')
  .action((page: string | undefined, options: { check?: boolean }) =>
    run(() => {
      refuseSwallowedOptions('handbook', '', { check: '' });
      const { handbook, runbookPage } = require('./commands/handbook') as typeof import('./commands/handbook');
      const { PLATFORMS } = require('./platforms/all') as typeof import('./platforms/all');
      const { handbook: output } = SETTINGS;
      console.log(
        page === undefined
          ? handbook({ check: options.check ?? false, output, platforms: PLATFORMS })
          : runbookPage(page, PLATFORMS),
      );
    }),
  );

program
  .command('seal')
  .description("encrypt the values of a secret for its environment's cluster; they are piped in or read from a file")
  .argument('[words...]', 'environment and secret, as "azora/production payment-provider"')
  .option('--from <file>', 'file outside the repository with the values, as YAML or JSON')
  .option('--certificate <file>', 'certificate of the cluster, in PEM; needed once, and again for a new cluster')
  .option('--namespace <name>', 'which of several secrets of that name')
  // A value typed as an option is to be refused without being repeated.
  .allowUnknownOption()
  .action((words: string[], options: { from?: string; certificate?: string; namespace?: string }) =>
    run(() => {
      refuseSwallowedOptions('seal', '<platform>/<environment> <secret>', {
        from: '<file>',
        certificate: '<file>',
        namespace: '<name>',
      });
      const { seal } = require('./commands/seal') as typeof import('./commands/seal');
      const { PLATFORMS } = require('./platforms/all') as typeof import('./platforms/all');
      const { output } = SETTINGS;
      const files = { from: fromHere(options.from), certificate: fromHere(options.certificate) };
      console.log(seal({ ...options, ...files, words, platforms: PLATFORMS, root: '.', output, now: new Date() }));
    }),
  );

program.parse();

/** npm runs commands in the repository, wherever it was started. */
function fromHere(file: string | undefined): string | undefined {
  return file === undefined ? undefined : resolve(process.env.INIT_CWD ?? '.', file);
}
