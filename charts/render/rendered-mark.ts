/** First words of every rendered file: what tells a file that a run wrote from one that a person put there. */
export const RENDERED_MARK = '# Rendered';
