import type { ApiObject, App } from 'cdk8s';
import { Refusal } from '../model/finding';
import { groupOf, identityOf, isClusterScoped, type Manifest } from '../model/manifest';
import { isFileName, pathOf } from './layout';
import { conventional, objectsOf } from './order';

/** One object, and the file that it goes to. */
export interface Rendered {
  readonly path: string;
  readonly manifest: Manifest;
}

// Constructs sort their keys by name unless told not to; `conventional` does it once, in our order.
process.env.CDK8S_DISABLE_SORT = '1';

/**
 * The objects of an App, one at a time and each visited once: a chart is a folder, an object a file.
 * @throws Refusal when two constructs render the same file or the same object, which would otherwise
 *   silently overwrite each other
 */
export function* manifestsOf(environment: string, app: App): Generator<Rendered> {
  const refuse = (reason: string) => new Refusal([`Cannot render ${environment}: ${reason}`]);
  const files = new Map<string, ApiObject>();
  const identities = new Map<string, ApiObject>();
  for (const object of objectsOf(app)) {
    const manifest = manifestOf(object);
    const { name } = manifest.metadata;
    if (!isFileName(name)) {
      throw refuse(`${object.node.path} is named "${name}"; use letters, digits, "-" and "." only`);
    }
    const path = pathOf(
      { path: `${environment}/${object.chart.node.path}`, namespace: object.chart.namespace },
      manifest,
    );

    // Some file systems hold `Service-a` and `service-A` to be one file.
    const file = files.get(path.toLowerCase());
    if (file) throw refuse(`${both(file, object)} write ${path.slice(path.lastIndexOf('/') + 1)}; rename one`);
    files.set(path.toLowerCase(), object);

    const identity = identityOf(manifest);
    const twin = identities.get(identity);
    if (twin) throw refuse(`${both(twin, object)} are ${identity}; rename one`);
    identities.set(identity, object);

    yield { path, manifest };
  }
}

const both = (one: ApiObject, other: ApiObject): string => `${one.node.path} and ${other.node.path} both`;

function manifestOf(object: ApiObject): Manifest {
  // Only the API server writes a status.
  const { status, ...manifest } = conventional(object.toJson()) as Manifest;
  if (!isClusterScoped(groupOf(object.apiVersion), object.kind)) return manifest as Manifest;
  // A chart gives its namespace to all that it holds, to what is in no namespace as well.
  const { namespace, ...metadata } = manifest.metadata;
  return { ...manifest, metadata } as Manifest;
}
