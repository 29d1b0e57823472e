import { Refusal } from '../model/finding';

/**
 * `npm run synth --check` keeps the option to itself, and a check would turn into a write.
 * @param words what belongs between the command and its options, as `<platform>/<environment> <secret>`
 * @param options with what follows them, as `{ from: '<file>' }`
 */
export function refuseSwallowedOptions(
  command: string,
  words: string,
  options: Readonly<Record<string, string>>,
): void {
  const swallowed = Object.keys(options).filter((option) => isSwallowed(option));
  if (swallowed.length === 0) return;
  const typed = swallowed.map((option) => `--${option}`).join(' ');
  const full = swallowed.map((option) => `--${option} ${options[option]}`.trim());
  throw new Refusal([
    `npm took "${typed}" for its own; write "${['npm run', command, '--', words, ...full].filter(Boolean).join(' ')}"`,
  ]);
}

/** A value typed as `--password=...` never arrives, and would seem to have been taken. */
export function refuseSwallowedValues(keys: readonly string[]): void {
  const swallowed = [...VALUES, ...keys].filter((name) => isSwallowed(name));
  if (swallowed.length > 0)
    throw new Refusal([
      `npm took "--${swallowed[0]}" for its own, and what follows it is in the shell history now; choose another value, and pipe it in or use --from <file>`,
    ]);
}

// npm takes --token for short for its --token-description. Of --key, which it has given up, it passes nothing on.
const VALUES = ['value', 'password', 'secret', 'token', 'token-description'];

const isSwallowed = (option: string): boolean =>
  process.env[`npm_config_${option.toLowerCase().replaceAll('-', '_')}`] !== undefined;
