/** A part of a page: its title, as the second level of Markdown, and what follows. */
export interface Section {
  readonly title: string;
  /** Markdown, without a blank line at either end. */
  readonly body: string;
}
