import { Construct } from 'constructs';
import { AppProject } from '../../../imports/argoproj.io';
import { ETCD_BACKUP } from '../../model/cluster-backups';
import { type Environment, instanceOf } from '../../model/environment';
import { compare } from '../../model/names';
import { SETTINGS } from '../../settings';
import { CATALOGUE } from '../controllers/catalogue';
import type { Controller } from '../controllers/controller';

export interface ProjectProps {
  readonly environment: Environment;
  readonly controllers: readonly Controller[];
  /** Kinds that this environment renders itself, as `group/Kind`. */
  readonly kinds: { readonly cluster: readonly string[]; readonly namespaced: readonly string[] };
}

/** What the Applications of one environment may do: its sources, its namespaces, the kinds that it renders. */
export class Project extends Construct {
  constructor(scope: Construct, id: string, { environment, controllers, kinds }: ProjectProps) {
    super(scope, id);
    const { namespaces } = environment;

    new AppProject(this, 'project', {
      metadata: {
        name: instanceOf(environment),
        namespace: SETTINGS.argocdNamespace,
        annotations: { 'argocd.argoproj.io/sync-wave': '-10' },
      },
      spec: {
        description: `${environment.platform.name} in ${environment.name}`,
        sourceRepos: unique([SETTINGS.repository, ...controllers.map(({ release }) => CATALOGUE[release].repository)]),
        destinations: unique([
          namespaces.services,
          namespaces.datastores,
          // The mesh-wide policies live in its root namespace.
          'istio-system',
          ...(environment.controlPlane === 'own' ? [ETCD_BACKUP] : []),
          ...controllers.flatMap(({ release, alsoIn = [] }) => [CATALOGUE[release].namespace, ...alsoIn]),
        ]).map((namespace) => ({ server: SETTINGS.destination, namespace })),
        clusterResourceWhitelist: allowed([...kinds.cluster, ...controllers.flatMap((each) => each.kinds.cluster)]),
        namespaceResourceWhitelist: allowed([
          ...kinds.namespaced,
          ...controllers.flatMap((each) => each.kinds.namespaced),
        ]),
      },
    });
  }
}

const allowed = (kinds: readonly string[]) =>
  unique(kinds).map((groupAndKind) => {
    const [group = '', kind = ''] = groupAndKind.split('/');
    return { group, kind };
  });

const unique = (names: readonly string[]): string[] => [...new Set(names)].sort(compare);
