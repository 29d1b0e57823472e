import { join } from 'node:path';
import { environmentsOf } from '../../charts/model/environment';
import { PLATFORMS } from '../../charts/platforms/all';
import { argocd, cluster, install, rig, standInForRabbitMqUsers, start, stop } from './rig';

const GITOPS = join(__dirname, '../../gitops');

const all = PLATFORMS.flatMap(environmentsOf);

/** `ENVIRONMENTS=all` takes all ten; without, the two that between them have every kind of object. */
const chosen = (process.env.ENVIRONMENTS ?? 'edtech-assistant/staging educational-platform/production').split(/[\s,]+/);

const judged = chosen.includes('all') ? all : all.filter(({ id }) => chosen.includes(id));

if (!rig) console.warn('No cluster rig beside the repository (CLUSTER_RIG): nothing is judged by a real API server');

(rig ? describe : describe.skip)('on a real API server and a real Argo CD', () => {
  beforeAll(async () => {
    const { status, output } = await install();
    if (status !== 0) throw new Error(`Cannot build the cluster rig: ${output.slice(-2000)}`);
  });
  afterAll(stop);

  describe.each(judged.map(({ id, ...environment }) => ({ id, environment })))('$id', ({ id, environment }) => {
    const folder = join(GITOPS, id);
    beforeAll(() => start(environment.nodePools[0]!));

    test('C-41 every object is accepted, unknown fields refused', async () => {
      const { output } = await cluster('apply', '--dry-run', '--create-namespaces', folder);
      expect(output).toMatch(/judge: \d+ objects, 0 rejected, 0 warnings/);
    });

    test('C-31 Argo CD takes the empty cluster from its root file to Synced and Healthy', async () => {
      const users = standInForRabbitMqUsers();
      const { status, output } = await argocd('env', GITOPS, environment.platform.name, environment.name);
      users.stop();
      expect({ status, output }).toMatchObject({ status: 0, output: expect.stringContaining('Synced and Healthy at') });
    });

    test('C-21 A-02 every workload has its pods on nodes of the documented size, within the quota', async () => {
      const applied = await cluster('apply', folder);
      expect(applied.output).toMatch(/ 0 rejected/);
      expect(await cluster('settled')).toMatchObject({ status: 0 });
    });
  });
});
