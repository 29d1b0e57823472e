import type { Construct } from 'constructs';
import { Application, type ApplicationProps } from '../../../imports/argoproj.io';
import { type Environment, instanceOf } from '../../model/environment';
import { SETTINGS } from '../../settings';
import type { Ignored } from '../controllers/controller';

type Spec = ApplicationProps['spec'];

export interface SyncedApplicationProps {
  readonly environment: Environment;
  /** What it syncs; with the platform and environment in front, the Application's name. */
  readonly component: string;
  readonly project: string;
  readonly wave?: string;
  readonly namespace: string;
  readonly source: NonNullable<Spec['source']>;
  readonly ignore?: readonly Ignored[];
  /** Whether objects that are no longer rendered are removed from the cluster. */
  readonly prune: boolean;
  /** How often a failed sync is tried again; without end where below zero. */
  readonly retries?: number;
  /** Whether all objects go when the Application goes; otherwise they are left behind. */
  readonly cascade: boolean;
}

/** An Application that keeps the cluster as Git says: syncs by itself, undoes changes by hand, tries again. */
export class SyncedApplication extends Application {
  constructor(scope: Construct, id: string, props: SyncedApplicationProps) {
    const { environment, component, project, wave, namespace, source, ignore, prune, cascade } = props;
    const { retries = 10 } = props;
    super(scope, id, {
      metadata: {
        name: `${instanceOf(environment)}${component && `-${component}`}`,
        namespace: SETTINGS.argocdNamespace,
        ...(wave !== undefined && { annotations: { 'argocd.argoproj.io/sync-wave': wave } }),
        ...(cascade && { finalizers: ['resources-finalizer.argocd.argoproj.io/foreground'] }),
      },
      spec: {
        project,
        source,
        destination: { server: SETTINGS.destination, namespace },
        syncPolicy: {
          automated: { prune, selfHeal: true },
          syncOptions: [
            // Large CustomResourceDefinitions do not fit the annotation of a client-side apply.
            'ServerSideApply=true',
            'ApplyOutOfSyncOnly=true',
            'FailOnSharedResource=true',
            'PruneLast=true',
            'RespectIgnoreDifferences=true',
          ],
          retry: { limit: retries, backoff: { duration: '10s', factor: 2, maxDuration: '3m' } },
        },
        revisionHistoryLimit: 10,
        ...(ignore && {
          ignoreDifferences: ignore.map(({ group, kind, jqPathExpressions }) => ({
            group,
            kind,
            jqPathExpressions: [...jqPathExpressions],
          })),
        }),
      },
    });
  }
}

/** The rendered folder of one component, as a source. */
export const folderOf = (environment: Environment, component: string): NonNullable<Spec['source']> => ({
  repoURL: SETTINGS.repository,
  targetRevision: SETTINGS.revision,
  path: `${SETTINGS.output}/${environment.id}/${component}`,
});
