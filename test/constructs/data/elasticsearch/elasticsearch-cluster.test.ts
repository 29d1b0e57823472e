import { elasticsearch } from '../../../fixtures/datastores';
import { real } from '../../../fixtures/rendered';
import { schemaFaults } from '../../../fixtures/schemas';
import { small } from '../../../fixtures/small';

const cluster = (id = 'edtech-assistant/production') => real(id).object('Elasticsearch', 'elasticsearch');

const nodes = (id?: string) => cluster(id).spec.nodeSets[0];

const pod = (id?: string) => nodes(id).podTemplate.spec;

interface Container {
  readonly name: string;
  readonly resources: { readonly requests: object; readonly limits: object };
  readonly securityContext: object;
}

const containers = (id?: string): Container[] => [...pod(id).initContainers, ...pod(id).containers];

test('T-06 three nodes in production that each do everything, one in staging, of an exact version', () => {
  expect(nodes().config['node.roles']).toEqual(['data', 'ingest', 'master']);
  expect([nodes().count, nodes('edtech-assistant/staging').count]).toEqual([3, 1]);
  expect(cluster().spec.version).toBe('9.2.0');
});

test('T-06 a replica is never in the zone of its primary, and each zone has as many nodes as another', () => {
  expect(nodes().zoneAwareness).toEqual({ topologyKey: 'topology.kubernetes.io/zone' });
  expect(pod().topologySpreadConstraints).toMatchInlineSnapshot(`
- labelSelector:
    matchLabels:
      elasticsearch.k8s.elastic.co/cluster-name: elasticsearch
  maxSkew: 1
  topologyKey: topology.kubernetes.io/zone
  whenUnsatisfiable: DoNotSchedule
`);
  expect(pod('edtech-assistant/staging').topologySpreadConstraints[0].whenUnsatisfiable).toBe('ScheduleAnyway');
});

test('a node alone is told of no zones, where it would wait for its label', () => {
  expect(nodes('edtech-assistant/staging').zoneAwareness).toBeUndefined();
});

test('T-06 each node keeps its data on a volume of the class of datastores, which stays when the cluster goes', () => {
  const [claim] = nodes().volumeClaimTemplates;
  expect(claim.metadata.name).toBe('elasticsearch-data');
  expect(claim.spec).toEqual({
    accessModes: ['ReadWriteOnce'],
    storageClassName: 'datastores',
    resources: { requests: { storage: '200Gi' } },
  });
  expect(cluster().spec.volumeClaimDeletePolicy).toBe('DeleteOnScaledownOnly');
  expect(cluster().metadata.annotations).toEqual({ 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' });
});

test('C-07 its claims say whose they are and what they cost, and nothing that a new version would change', () => {
  const { labels } = nodes().volumeClaimTemplates[0].metadata;
  expect(labels).toMatchObject({
    'cost-center': 'edtech-assistant',
    team: 'edtech-assistant',
    environment: 'production',
  });
  expect(labels).not.toHaveProperty(['app.kubernetes.io/version']);
});

test("C-02 every container, the operator's own included, asks for cpu, memory and disk and has limits", () => {
  expect(containers().map(({ name }) => name)).toEqual([
    'elastic-internal-init-filesystem',
    'elastic-internal-suspend',
    'elasticsearch',
    'exporter',
  ]);
  for (const { resources } of containers())
    for (const amounts of [resources.requests, resources.limits])
      expect(Object.keys(amounts).sort()).toEqual(['cpu', 'ephemeral-storage', 'memory']);
});

test('C-04 every container is as Pod Security "restricted" wants it', () => {
  expect(pod().securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  for (const { securityContext } of containers())
    expect(securityContext).toMatchObject({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
    });
});

test('C-04 it maps no files into memory, so that no container has to change the node', () => {
  expect(nodes().config['node.store.allow_mmap']).toBe(false);
  expect(
    containers().some(({ securityContext }) => 'privileged' in securityContext && securityContext.privileged),
  ).toBe(false);
});

test('C-12 its pods stay outside the mesh, whatever their namespace says', () => {
  expect(nodes().podTemplate.metadata.labels['sidecar.istio.io/inject']).toBe('false');
});

test('C-09 its pods wait behind those of services', () => {
  expect(pod().priorityClassName).toBe('tier-batch');
});

test('C-41 it is valid where services use it as well', () => {
  const rendered = small({ datastores: { logs: elasticsearch }, services: { users: { uses: ['records', 'logs'] } } });
  expect(
    rendered.all.filter(({ path }) => path.includes('/logs/')).flatMap(({ manifest }) => schemaFaults(manifest)),
  ).toEqual([]);
});

test('C-30 no service waits for it: Argo CD calls it degraded whenever a replica is missing', () => {
  const waveOf = (component: string) => {
    const { annotations } = real('edtech-assistant/production').object(
      'Application',
      `edtech-assistant-production-${component}`,
    ).metadata;
    return Number(annotations['argocd.argoproj.io/sync-wave']);
  };
  expect(waveOf('elasticsearch')).toBeGreaterThan(waveOf('api-gateway'));
});
