/** A file of `docs/`: its path below that folder, and its text. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** First words of every page: what tells one that a run wrote from one that a person put there, and is not shown. */
export const PAGE_MARK = '<!-- Rendered';

/** A page that says, to whoever opens its file, where to change it. */
export const pageOf = (path: string, source: string, parts: readonly string[]): Page => ({
  path,
  text: `${[`${PAGE_MARK} from ${source}: change it there, then run "npm run handbook" -->`, ...parts].join('\n\n')}\n`,
});
