/** What a check reports. */
export interface Finding {
  /** Where it is, from the platform down: `services.gateway.calls`. */
  readonly at: string;
  /** What is there, values in "quotes"; what would put it right. */
  readonly message: string;
}

/** Stops a command. Its text is shown as it stands, without a stack trace, and the exit code is 1. */
export class Refusal extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'Refusal';
  }
}
