import type { Datastore } from '../model/datastore';
import type { Environment } from '../model/environment';

const EMERGENCY = '[rights in an emergency](../../operating.md#rights-in-an-emergency)';

/** What the page of a datastore asks for beyond looking, as its first line: no role of every day has it. */
export const rightsOfStore = ({ platform, namespaces }: Environment, { engine }: Datastore): string =>
  engine === 'rds'
    ? `Rights: whoever is in \`${platform.groups.operator}\` may look at jobs in \`${namespaces.datastores}\`, read their logs and end their pods. Running a job, a pod to ask the database from, and Prometheus need ${EMERGENCY}; the \`aws rds\` commands need a role of the account that may change the instance, and \`aws route53\` one that may write its zone.`
    : `Rights: whoever is in \`${platform.groups.operator}\` may look at \`${namespaces.datastores}\`, read logs, forward ports and end pods there. Everything else needs ${EMERGENCY}: \`exec\`, Secrets, jobs and changes, other namespaces, Prometheus and Argo CD among them.`;

/** The same for the page of a cluster, almost all of which is in namespaces where nobody has a role. */
export const rightsOfCluster = ({ cloud, backups: { primary, offsite } }: Environment): string =>
  `Rights: every command below needs ${EMERGENCY}, looking too, since nobody has a role in the namespaces of controllers; \`${cloud.provider === 'aws' ? 'aws s3' : 'gcloud storage'}\` needs rights of your own on \`${primary.bucket}\` and \`${offsite.bucket}\`${cloud.provider === 'aws' ? ', and on their keys' : ''}.`;
