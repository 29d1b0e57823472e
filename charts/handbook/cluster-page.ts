import type { Environment } from '../model/environment';
import { type Page, pageOf } from './page';
import { rightsOfCluster } from './rights';
import { clusterRunbook } from './runbooks/cluster';

/** The runbook of what is not one datastore's: volumes, copies of the cluster's state, copies off site. */
export function clusterPage(environment: Environment): Page {
  const sections = clusterRunbook(environment);
  const { platform } = environment;
  return pageOf(`runbooks/${platform.name}/cluster.md`, 'charts/handbook/runbooks/cluster.ts', [
    `# The clusters of ${platform.name}`,
    rightsOfCluster(environment),
    `The commands below are for ${environment.name}, in the cluster of \`${environment.id}\`. Print this page with those for another environment: \`npm run --silent handbook -- <platform>/<environment>/cluster\`.`,
    ...sections.map(({ title, body }) => `## ${title}\n\n${body}`),
  ]);
}
