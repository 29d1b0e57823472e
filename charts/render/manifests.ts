import { type ApiObject, type App, Chart } from 'cdk8s';
import { Refusal } from '../model/finding';
import { groupOf, identityOf, isClusterScoped, type Manifest } from '../model/manifest';
import { isFileName, pathOf } from './layout';
import { conventional, objectsOf } from './order';

/** One object, the file that it goes to, and where it comes from. */
export interface Rendered {
  readonly path: string;
  readonly manifest: Manifest;
  /** Path of its construct, for messages. */
  readonly construct: string;
}

// Constructs sort their keys by name unless told not to; `conventional` does it once, in our order.
process.env.CDK8S_DISABLE_SORT = '1';

/**
 * The objects of an App, one at a time and each visited once: a chart is a folder, an object a file.
 * @throws Refusal when two constructs render the same file or the same object, which would otherwise
 *   silently overwrite each other
 */
export function* manifestsOf(environment: string, app: App): Generator<Rendered> {
  const files = new Map<string, string>();
  const identities = new Map<string, string>();
  for (const object of objectsOf(app)) {
    const construct = object.node.path;
    const manifest = manifestOf(object);
    const refuse = (reason: string) => new Refusal([`Cannot render ${environment}: ${reason}`]);
    if (!isFileName(manifest.metadata.name)) {
      throw refuse(`${construct} is named "${manifest.metadata.name}"; use letters, digits, "-" and "." only`);
    }
    const path = pathOf(environment, Chart.of(object).node.path, manifest);

    // Some file systems hold `Service-a` and `service-A` to be one file.
    const file = files.get(path.toLowerCase());
    if (file) throw refuse(`${file} and ${construct} both write ${path.slice(path.lastIndexOf('/') + 1)}; rename one`);
    files.set(path.toLowerCase(), construct);

    const identity = identityOf(manifest);
    const twin = identities.get(identity);
    if (twin) throw refuse(`${twin} and ${construct} both are ${identity}; rename one`);
    identities.set(identity, construct);

    yield { path, manifest, construct };
  }
}

function manifestOf(object: ApiObject): Manifest {
  // Only the API server writes a status.
  const { status, ...manifest } = conventional(object.toJson()) as Manifest;
  if (!isClusterScoped(groupOf(object.apiVersion), object.kind)) return manifest as Manifest;
  // A chart gives its namespace to all that it holds, to what is in no namespace as well.
  const { namespace, ...metadata } = manifest.metadata;
  return { ...manifest, metadata } as Manifest;
}
