import { k8s } from 'cdk8s-plus-27';
import { CONNECTION_FILES, type GivenSecret } from '../../model/connection';
import { connectionSecretOf, connectionsOf } from '../../model/connections';
import { portOf } from '../../model/environment';
import { SECRET_ANNOTATION } from '../../model/labels';
import { environmentVariable } from '../../model/names';
import { secretId } from '../../model/required-secrets';
import { EPHEMERAL_STORAGE, type Resources } from '../../model/resources';
import type { Service } from '../../model/service';
import { priorityClassOf } from '../guardrails/priorities';
import { requirements } from '../guardrails/quantities';
import { NOBODY, RESTRICTED_CONTAINER, restrictedPod } from '../guardrails/restricted';
import { selectorOf, serviceLabels } from '../metadata';
import type { ServiceProps } from '../service-props';
import { probesOf } from './probes';

/** Seconds between a pod leaving the endpoints and its process being told to stop: callers' proxies hear of it meanwhile. */
export const PRE_STOP_PAUSE = 10;

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
      securityContext: restrictedPod(NOBODY),
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
      volumes: [
        ...writable(service).map(({ volume }) => ({
          name: volume,
          emptyDir: { sizeLimit: k8s.Quantity.fromString('128Mi') },
        })),
        ...connectionVolume(props),
      ],
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
        ...connectionSettings({ environment, service }),
        ...service.settings,
      }).map(([name, value]) => ({ name, value })),
      ...secretValues({ environment, service }),
      ...connectionSecrets({ environment, service }),
      ...composedSettings({ environment, service }),
    ],
    ...probesOf(service),
    resources: requirements(service.resources, EPHEMERAL_STORAGE),
    securityContext: RESTRICTED_CONTAINER,
    volumeMounts: [
      ...writable(service).map(({ volume, path }) => ({ name: volume, mountPath: path })),
      ...connectionVolume({ environment, service }).map(({ name }) => ({
        name,
        mountPath: CONNECTION_FILES,
        readOnly: true,
      })),
    ],
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
const secretValues = (props: ServiceProps): k8s.EnvVar[] =>
  secretsOf(props).flatMap(({ secret: name, keys }) =>
    keys.map((key) => ({ name: key, valueFrom: { secretKeyRef: { name, key } } })),
  );

/** Those that the platform defines for it, and those by which it signs in at datastores outside the cluster. */
const secretsOf = ({ environment, service }: ServiceProps): GivenSecret[] => [
  ...service.secrets.map((secret) => ({ secret, keys: environment.secrets.get(secret)!.keys })),
  ...connections({ environment, service }).flatMap(({ given }) => given ?? []),
];

const connections = ({ environment, service }: ServiceProps) => [...connectionsOf(environment, service).values()];

/** Where the datastores are that it declares, and as whom it speaks to them. */
const connectionSettings = (props: ServiceProps): Record<string, string> => settingsOf(props, false);

/** `$(NAME)` is replaced only where it comes after the variable of that name. */
const composedSettings = (props: ServiceProps): k8s.EnvVar[] =>
  Object.entries(settingsOf(props, true)).map(([name, value]) => ({ name, value }));

const settingsOf = (props: ServiceProps, composed: boolean): Record<string, string> =>
  Object.fromEntries(
    connections(props)
      .flatMap(({ settings }) => Object.entries(settings))
      .filter(([, value]) => value.includes('$(') === composed),
  );

const connectionSecrets = (props: ServiceProps): k8s.EnvVar[] =>
  connections(props).flatMap(({ secrets }) =>
    Object.keys(secrets).map((name) => ({
      name,
      valueFrom: { secretKeyRef: { name: connectionSecretOf(props.service.name), key: name } },
    })),
  );

/** Files of connections, such as certificates; they are renewed while the pod runs. */
function connectionVolume(props: ServiceProps): k8s.Volume[] {
  const files = connections(props).flatMap((connection) => Object.keys(connection.files));
  return files.length === 0
    ? []
    : [
        {
          name: 'datastores',
          secret: {
            secretName: connectionSecretOf(props.service.name),
            defaultMode: 0o440,
            items: files.map((file) => ({ key: file, path: file })),
          },
        },
      ];
}

/** New values start pods anew. Ciphertext differs at each sealing, so its end tells one from another. */
function secretVersions(props: ServiceProps): Record<string, string> {
  const { secretStore, namespaces } = props.environment;
  if (secretStore.kind !== 'sealed') return {};
  const versions = secretsOf(props).flatMap(({ secret: name }) => {
    const values = secretStore.sealed.secrets[secretId({ namespace: namespaces.services, name })];
    return Object.values(values?.encryptedData ?? {}).map((ciphertext) => ciphertext.slice(-12));
  });
  return versions.length > 0 ? { [SECRET_ANNOTATION.versions]: versions.join(' ') } : {};
}

function writable({ runtime }: Service): { volume: string; path: string }[] {
  return ['/tmp', ...(WRITABLE[runtime] ?? [])].map((path) => ({ volume: path.slice(1).replaceAll('/', '-'), path }));
}

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
