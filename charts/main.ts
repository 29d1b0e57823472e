import { run } from './commands/run';
import { synth } from './commands/synth';
import { PLATFORMS } from './platforms/all';

/**
 * What `npx cdk8s synth` runs. cdk8s-cli empties its output folder before each synth, so it is
 * given one of its own (cdk8s.yaml): the same files as in gitops/, and none of those touched.
 */
run(() => {
  const output = process.env.CDK8S_OUTDIR ?? 'dist/gitops';
  console.log(synth({ targets: [], check: false, output, platforms: PLATFORMS }));
});
