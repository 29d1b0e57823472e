import { k8s } from 'cdk8s-plus-27';
import { portOf } from '../../model/environment';
import { SECRET_ANNOTATION } from '../../model/labels';
import { environmentVariable } from '../../model/names';
import { secretId } from '../../model/required-secrets';
import { type Amounts, EPHEMERAL_STORAGE, type Resources } from '../../model/resources';
import type { Service } from '../../model/service';
import { priorityClassOf } from '../guardrails/priorities';
import { selectorOf, serviceLabels } from '../metadata';
import type { ServiceProps } from '../service-props';
import { probesOf } from './probes';

/** Seconds between a pod leaving the endpoints and its process being told to stop: callers' proxies hear of it meanwhile. */
export const PRE_STOP_PAUSE = 10;

/** No user of this number exists on any node. */
const USER = 10001;

/** Folders that each runtime writes to besides `/tmp`. */
const WRITABLE: Readonly<Partial<Record<Service['runtime'], readonly string[]>>> = {
  nginx: ['/var/cache/nginx', '/var/run'],
};

export function podTemplate(props: ServiceProps): k8s.PodTemplateSpec {
  const { environment, service } = props;
  return {
    metadata: {
      labels: serviceLabels(environment, service),
      annotations: { ...proxyAnnotations(service.proxy), ...scrapeAnnotations(service), ...secretVersions(props) },
    },
    spec: {
      serviceAccountName: service.name,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      priorityClassName: priorityClassOf(service.tier),
      terminationGracePeriodSeconds: PRE_STOP_PAUSE + service.drain + 5,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: USER,
        runAsGroup: USER,
        fsGroup: USER,
        fsGroupChangePolicy: 'OnRootMismatch',
        seccompProfile: { type: 'RuntimeDefault' },
      },
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: 'topology.kubernetes.io/zone',
          whenUnsatisfiable: environment.profile.zoneSpread,
          labelSelector: selectorOf(service.name),
          // Each version spreads by itself; otherwise the old pods of a rollout decide where the new ones go.
          matchLabelKeys: ['pod-template-hash'],
          // A zone whose nodes are drained or lost is no zone to wait for.
          nodeTaintsPolicy: 'Honor',
        },
      ],
      affinity: {
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            {
              weight: 100,
              podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector: selectorOf(service.name) },
            },
          ],
        },
      },
      containers: [container(props)],
      volumes: writable(service).map(({ volume }) => ({
        name: volume,
        emptyDir: { sizeLimit: k8s.Quantity.fromString('128Mi') },
      })),
    },
  };
}

function container({ environment, service }: ServiceProps): k8s.Container {
  return {
    name: service.name,
    image: service.image,
    imagePullPolicy: 'IfNotPresent',
    ports: [
      { name: 'http', containerPort: service.port, protocol: 'TCP' },
      ...(service.metrics?.port ? [{ name: 'metrics', containerPort: service.metrics.port, protocol: 'TCP' }] : []),
    ],
    env: [
      ...Object.entries({
        ENVIRONMENT: environment.name,
        LOG_LEVEL: environment.profile.logLevel,
        PORT: String(service.port),
        ...addressesOf({ environment, service }),
        ...originsOf({ environment, service }),
        ...service.settings,
      }).map(([name, value]) => ({ name, value })),
      ...secretValues({ environment, service }),
    ],
    ...probesOf(service),
    resources: resources(service.resources),
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
    },
    volumeMounts: writable(service).map(({ volume, path }) => ({ name: volume, mountPath: path })),
  };
}

/** `USER_SERVICE_URL` and the like: a service knows the address of what it calls, and of nothing else. */
function addressesOf({ environment, service }: ServiceProps): Record<string, string> {
  return Object.fromEntries(
    service.calls.map((call) => [
      `${environmentVariable(call.service)}_URL`,
      `http://${call.service}:${portOf(environment, call.service)}`,
    ]),
  );
}

/** What is open to the internet is called from pages of these origins only, and sends people back to no others. */
const originsOf = ({ environment: { origins }, service: { routes } }: ServiceProps): Record<string, string> =>
  origins.length > 0 && routes.length > 0 ? { WEB_ORIGINS: origins.join(',') } : {};

/** A pod waits for the Secrets that it names; none of their values is in Git. */
const secretValues = ({ environment, service }: ServiceProps): k8s.EnvVar[] =>
  service.secrets.flatMap((name) =>
    environment.secrets.get(name)!.keys.map((key) => ({ name: key, valueFrom: { secretKeyRef: { name, key } } })),
  );

/** New values start pods anew. Ciphertext differs at each sealing, so its end tells one from another. */
function secretVersions({ environment, service }: ServiceProps): Record<string, string> {
  const { secretStore, namespaces } = environment;
  if (secretStore.kind !== 'sealed') return {};
  const versions = service.secrets.flatMap((name) => {
    const values = secretStore.sealed.secrets[secretId({ namespace: namespaces.services, name })];
    return Object.values(values?.encryptedData ?? {}).map((ciphertext) => ciphertext.slice(-12));
  });
  return versions.length > 0 ? { [SECRET_ANNOTATION.versions]: versions.join(' ') } : {};
}

function writable({ runtime }: Service): { volume: string; path: string }[] {
  return ['/tmp', ...(WRITABLE[runtime] ?? [])].map((path) => ({ volume: path.slice(1).replaceAll('/', '-'), path }));
}

const resources = ({ requests, limits }: Resources): k8s.ResourceRequirements => ({
  requests: quantities(requests, EPHEMERAL_STORAGE.request),
  limits: quantities(limits, EPHEMERAL_STORAGE.limit),
});

const quantities = ({ cpu, memory }: Amounts, ephemeralStorage: string): Record<string, k8s.Quantity> => ({
  cpu: k8s.Quantity.fromString(cpu),
  memory: k8s.Quantity.fromString(memory),
  'ephemeral-storage': k8s.Quantity.fromString(ephemeralStorage),
});

/** What a sidecar gets, in the words of its injection. */
export const proxyAnnotations = ({ requests, limits }: Resources): Record<string, string> => ({
  'sidecar.istio.io/proxyCPU': requests.cpu,
  'sidecar.istio.io/proxyCPULimit': limits.cpu,
  'sidecar.istio.io/proxyMemory': requests.memory,
  'sidecar.istio.io/proxyMemoryLimit': limits.memory,
});

/** Tells the sidecar where the service's own metrics are; it serves them with its own on port 15020. */
const scrapeAnnotations = ({ metrics, port }: Service): Record<string, string> =>
  metrics
    ? {
        'prometheus.io/scrape': 'true',
        'prometheus.io/path': metrics.path,
        'prometheus.io/port': String(metrics.port ?? port),
      }
    : {};
