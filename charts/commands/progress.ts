/** A line on a terminal that says what is being done, for work that takes more than a second. */
export class Progress {
  private readonly start = performance.now();
  private shown = false;

  constructor(private readonly terminal: NodeJS.WriteStream) {}

  show(text: string): void {
    if (!this.terminal.isTTY || performance.now() - this.start < 1000) return;
    this.terminal.write(`\r\x1b[K${text}`);
    this.shown = true;
  }

  clear(): void {
    if (this.shown) this.terminal.write('\r\x1b[K');
    this.shown = false;
  }

  /** Seconds since the work began, to one decimal. */
  seconds(): string {
    return ((performance.now() - this.start) / 1000).toFixed(1);
  }
}
