import type { Environment } from '../../model/environment';
import type { Finding } from '../../model/finding';
import { isPinned, tagOf } from '../../model/image';
import type { Check } from '../check';
import { isNo } from '../phrases';

/** C-06: what runs is known to the byte, and its version to the reader. */
export const validImages: Check = (environment) => [
  ...environment.services.flatMap(({ name, image }) =>
    (image === '' ? missing(name) : [...unpinned(image), ...badTag(image)]).map((message) => ({
      at: `images.${name}`,
      message,
    })),
  ),
  ...leftovers(environment),
];

const missing = (name: string) => [
  `"${name}" has no image here; add a line for it, as registry/name:tag@sha256:digest`,
];

const unpinned = (image: string): string[] =>
  isPinned(image) ? [] : [`"${image}" can become another image; add its digest, "@sha256:" and 64 hexadecimal digits`];

function badTag(image: string): string[] {
  const tag = tagOf(image.split('@')[0]!);
  if (tag === undefined)
    return [`"${image}" has no tag to call its version by; write it as registry/name:tag@sha256:digest`];
  if (tag === 'latest') return [`"latest" is a different version every day; use the tag of a release`];
  return /[A-Za-z0-9]$/.test(tag) && /^[A-Za-z0-9]/.test(tag)
    ? []
    : [`the tag "${tag}" is no value of a label; begin and end it with a letter or digit`];
}

/** Lines for services that are gone, or whose name is misspelt. */
function leftovers({ platform, name, services }: Environment): Finding[] {
  const known = services.map((service) => service.name);
  return Object.keys(platform.environments[name]?.images ?? {})
    .filter((pinned) => !known.includes(pinned))
    .map((pinned) => ({ at: `images.${pinned}`, message: isNo('service', pinned, known) }));
}
