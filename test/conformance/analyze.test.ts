import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentsOf } from '../../charts/model/environment';
import { PLATFORMS } from '../../charts/platforms/all';
import { type Certified, certified } from '../fixtures/certificates';
import { issuedFrom, manifestsIn, meshConfigOf, podsOf, proxiesFrom } from './cluster-files';
import { EXPLAINED, type Explained } from './explained';
import { analyzer, ask, go } from './tools';

const GITOPS = join(__dirname, '../../gitops');

interface Message {
  readonly code: string;
  readonly level: 'Info' | 'Warning' | 'Error';
  /** Kind, then namespace/name. */
  readonly origin: string;
  readonly message: string;
}

interface Report {
  readonly messages: readonly Message[];
  readonly ran: readonly string[];
  readonly skipped: readonly string[] | null;
}

const ENVIRONMENTS = new Map(PLATFORMS.flatMap(environmentsOf).map((environment) => [environment.id, environment]));

const environments = [...ENVIRONMENTS.keys()];

if (!go) console.warn('No Go to compile the analyzers of Istio with: the mesh of no environment is analyzed');

(go ? describe : describe.skip)('the analyzers of Istio', () => {
  const work = mkdtempSync(join(tmpdir(), 'analyze-'));
  const reports = new Map<string, Report>();
  let issued: Certified;

  beforeAll(async () => {
    issued = await certified();
    for (const id of environments) reports.set(id, analyze(id));
  });
  afterAll(() => rmSync(work, { recursive: true }));

  test.each(environments)('C-12 %s: they say nothing that is not explained', (id) => {
    const { messages } = reports.get(id)!;
    expect(messages.filter((message) => !EXPLAINED.some((known) => explains(known, message)))).toEqual([]);
  });

  // Without Services or Namespaces to read, they skip what follows references and find nothing.
  test.each(environments)('%s: none of them is skipped', (id) => {
    expect(reports.get(id)!.skipped ?? []).toEqual([]);
    expect(reports.get(id)!.ran).toContain('virtualservice.DestinationHostAnalyzer');
  });

  test.each(EXPLAINED)('$code of $object is still said', (known) => {
    const said = [...reports.values()].flatMap(({ messages }) => messages);
    expect(said.some((message) => explains(known, message))).toBe(true);
  });

  test('they see a route that leads nowhere', () => {
    const { messages } = analyze(environments[0]!, NOWHERE);
    expect(messages).toContainEqual(
      expect.objectContaining({ code: 'IST0101', message: 'Referenced host not found: "nobody"' }),
    );
  });

  function analyze(id: string, more = ''): Report {
    const folder = join(GITOPS, id);
    const manifests = manifestsIn(folder);
    const mesh = join(work, 'mesh.yaml');
    const additions = join(work, 'additions.yaml');
    writeFileSync(mesh, meshConfigOf(manifests));
    writeFileSync(
      additions,
      [podsOf(manifests), proxiesFrom(ENVIRONMENTS.get(id)!), issuedFrom(manifests, issued), more].join('---\n'),
    );
    const { status, stdout, stderr } = ask(analyzer(), [mesh, folder, additions]);
    if (status !== 0) throw new Error(`Cannot analyze ${id}: ${stderr}`);
    return JSON.parse(stdout);
  }
});

/** "ServiceEntry azora-staging/email" is told by "ServiceEntry email". */
const explains = ({ code, object }: Explained, message: Message): boolean =>
  code === message.code && object === message.origin.replace(/ [^/]*\//, ' ');

const NOWHERE = `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: nowhere, namespace: nowhere }
spec:
  hosts: [nobody]
  http: [{ route: [{ destination: { host: nobody } }] }]
`;
