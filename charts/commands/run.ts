import { Refusal } from '../model/finding';

/**
 * Runs a command. What it refuses goes to stderr as it stands; what it did not expect as one
 * line, with the stack trace only when asked for. Either way the exit code is 1.
 */
export function run(command: () => void, verbose = process.argv.includes('--verbose')): void {
  try {
    command();
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof Refusal) {
      for (const line of error.lines) console.error(line);
    } else if (verbose || !(error instanceof Error)) {
      console.error(error);
    } else {
      console.error(`${error.message}; run again with --verbose to see where`);
    }
  }
}
