/** Commands to be run in a terminal, as Markdown. */
export const shell = (...commands: readonly string[]): string => ['```sh', ...commands, '```'].join('\n');
