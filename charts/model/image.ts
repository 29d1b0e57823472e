/** An image by immutable reference: `registry/name:tag@sha256:<64 hex digits>`. */
export type Image = `${string}:${string}@sha256:${string}`;

/** The image that each service of one environment runs: one line a service, in a file of its own. */
export type Images<S extends string = string> = Readonly<Record<S, Image>>;

/** The tag, for the version label: `2.3.1` of `ghcr.io/azora/auth:2.3.1@sha256:...`. */
export const tagOf = (image: string): string | undefined =>
  /:([A-Za-z0-9_][\w.-]{0,62})(?:@|$)/.exec(image.slice(image.lastIndexOf('/') + 1))?.[1];

export const isPinned = (image: string): boolean => /@sha256:[0-9a-f]{64}$/.test(image);
