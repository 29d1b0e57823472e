import type { Environment } from '../../../model/environment';
import { UPLOAD } from '../../../model/stores/drill';
import { IMAGES } from '../images';
import type { JobContainer } from './job-pod';
import { folderOf, rcloneEnv } from './rclone-remotes';

export interface UploadProps {
  readonly environment: Environment;
  /** Datastore whose copy it is. */
  readonly name: string;
  /** Volume, and folder in the container, that hold the copy. */
  readonly from: { readonly volume: string; readonly path: string };
  /** Below the datastore's folder: `rdb`. */
  readonly folder: string;
  /** Shell commands once it is there: `$copies` is the folder of all of them, `$copy` that of this one. */
  readonly afterwards?: readonly string[];
  /** Local disk of the copy, where it is no claim's. */
  readonly disk?: string;
}

/** In a copy's folder once all of it is there: others may be on their way, or have stayed there. */
export const COMPLETE = 'complete';

/** Moves what a container before it wrote to the environment's bucket, below a folder named by the time. */
export const upload = ({ environment, name, from, folder, afterwards = [], disk }: UploadProps): JobContainer => ({
  name: 'upload',
  image: IMAGES.rclone,
  command: [
    '/bin/sh',
    '-ec',
    [
      `copies="${folderOf(environment, name)}/${folder}"`,
      'copy="$copies/$(date -u +%Y-%m-%dT%H-%M-%SZ)"',
      `rclone copy --checksum --immutable --verbose ${from.path} "$copy"`,
      `echo ${COMPLETE} | rclone rcat "$copy/${COMPLETE}"`,
      ...afterwards,
    ].join('\n'),
  ],
  env: rcloneEnv(environment),
  resources: UPLOAD,
  disk,
  mounts: [{ name: from.volume, mountPath: from.path, readOnly: true }],
});
