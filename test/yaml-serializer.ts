import { stringify } from 'yaml';

/** Snapshots are printed as YAML, as they will be read in `gitops/`. */
expect.addSnapshotSerializer({
  test: (value: unknown) => typeof value === 'object' && value !== null,
  serialize: (value: unknown) => stringify(value, { lineWidth: 0 }).trimEnd(),
});
