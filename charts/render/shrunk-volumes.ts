import type { Finding } from '../model/finding';
import { bytes } from '../model/quantity';

/**
 * What of an object's volumes is smaller than before: no provider takes space back from a volume, so the operator would
 * refuse the change, or ignore it and tell nobody.
 * @param place in the definition, where that is known
 * @returns `spec.storage.size` and `"50Gi" is less than ...`, for each
 */
export function shrunkVolumes(before: unknown, next: unknown, place = 'it'): Finding[] {
  const sizes = sizesIn(before);
  return [...sizesIn(next)].flatMap(([at, size]) => {
    const was = sizes.get(at);
    return was !== undefined && bytes(size)! < bytes(was)!
      ? [{ at, message: `"${size}" is less than the "${was}" that it has; volumes only grow: raise ${place} ${CURE}` }]
      : [];
  });
}

const CURE =
  'again, or move the data to a new datastore; if the larger size was never synced, restore the file from Git first';

/** A line that gives a size, as `size: 100Gi` or `storage: "100Gi"`; Kafka's and MongoDB's numbers of members have no unit. */
export const SIZE_LINE = /^[ -]+(?:size|storage): "?\d[\d.]*(?:[KMGT]i?|k)"?$/m;

/** `spec.storage.size` and `spec.replsets[rs0].volumeSpec.persistentVolumeClaim.resources.requests.storage`, with what they say. */
function sizesIn(value: unknown, path = '', sizes = new Map<string, string>()): Map<string, string> {
  if (typeof value !== 'object' || value === null) return sizes;
  for (const [key, inner] of Object.entries(value)) {
    const at = Array.isArray(value) ? `${path}[${nameOf(inner) ?? key}]` : path === '' ? key : `${path}.${key}`;
    if (SIZES.has(key) && typeof inner === 'string' && bytes(inner) !== undefined) sizes.set(at, inner);
    else sizesIn(inner, at, sizes);
  }
  return sizes;
}

const SIZES: ReadonlySet<string> = new Set(['size', 'storage']);

/** Members of a list are the same by name, wherever they stand. */
function nameOf(member: unknown): string | undefined {
  if (typeof member !== 'object' || member === null) return undefined;
  const { name, metadata, id } = member as { name?: unknown; id?: unknown; metadata?: { name?: unknown } };
  const known = name ?? metadata?.name ?? id;
  return known === undefined ? undefined : String(known);
}
