import type { k8s } from 'cdk8s-plus-27';
import type { Redis } from '../../../model/datastore';
import { hostIn } from '../../../model/stores/addresses';
import { REDIS_PORT, redisCertificateOf, redisEntry, redisPasswordOf, redisPods } from '../../../model/stores/redis';
import { pods, tcp } from '../../network/grants';
import type { StoreProps } from '../store-props';

/** `redis-jobs`: the ConfigMap with the scripts of all its jobs. */
export const scriptsOf = (name: string): string => `${name}-jobs`;

/** Where a job has its scripts, its certificates, and the copy that it makes or loads. */
export const SCRIPTS: k8s.VolumeMount = { name: 'scripts', mountPath: '/scripts', readOnly: true };
export const CERTIFICATES: k8s.VolumeMount = { name: 'certificates', mountPath: '/tls', readOnly: true };
export const COPY: k8s.VolumeMount = { name: 'copy', mountPath: '/copy' };

export const scriptsVolume = (name: string): k8s.Volume => ({
  name: SCRIPTS.name,
  configMap: { name: scriptsOf(name) },
});

/** @param keys those of the Secret that the job needs */
export const certificatesVolume = (name: string, ...keys: readonly string[]): k8s.Volume => ({
  name: CERTIFICATES.name,
  secret: { secretName: redisCertificateOf(name), items: keys.map((key) => ({ key, path: key })), defaultMode: 0o440 },
});

/** What redis-cli needs: whom to ask first, and the password under the name that it looks for. */
export const clientEnv = ({ environment, name, store }: StoreProps<Redis>): k8s.EnvVar[] => [
  { name: 'ENTRY', value: hostIn(redisEntry(name, store), environment.namespaces.datastores) },
  { name: 'REDISCLI_AUTH', valueFrom: { secretKeyRef: { name: redisPasswordOf(name), key: 'password' } } },
];

/** To every instance. */
export const toRedis = ({ name, store }: StoreProps<Redis>): k8s.NetworkPolicyEgressRule => ({
  to: redisPods(name, store).pods.map(pods),
  ports: [tcp(REDIS_PORT)],
});
