import { k8s } from 'cdk8s-plus-27';
import { PRIVATE_NETWORKS } from '../../model/cidr';
import type { ApiServer, Cloud, NodeAddresses } from '../../model/cloud';
import { TLS_PORT } from '../../model/host';
import { LABEL } from '../../model/labels';
import { PROMETHEUS } from '../../model/prometheus';

/** Port of the sidecar's agent that serves the metrics of proxy and service; outside mTLS. */
export const METRICS_PORT = 15020;

type Labels = Readonly<Record<string, string>>;

/** A port as the pod opens it: policies are judged after a Service's address has been translated. */
export const tcp = (port: number): k8s.NetworkPolicyPort => ({
  protocol: 'TCP',
  port: k8s.IntOrString.fromNumber(port),
});

const udp = (port: number): k8s.NetworkPolicyPort => ({ protocol: 'UDP', port: k8s.IntOrString.fromNumber(port) });

/** Pods by label in the policy's own namespace. */
export const pods = (matchLabels: Labels): k8s.NetworkPolicyPeer => ({ podSelector: { matchLabels } });

/** Pods by label in another namespace; both in one peer, for two peers would admit the whole namespace. */
export const podsIn = (namespace: string, matchLabels: Labels): k8s.NetworkPolicyPeer => ({
  namespaceSelector: { matchLabels: { [LABEL.namespaceName]: namespace } },
  podSelector: { matchLabels },
});

/**
 * Names are resolved over UDP, and over TCP when an answer is long; by pods of the cluster, or by a cache on the node,
 * which network plugins know by its pod, its address, or the address of the Service that it stands in for.
 */
export const toClusterDns = ({ resolvers = [] }: NodeAddresses): k8s.NetworkPolicyEgressRule => ({
  to: [
    podsIn('kube-system', { 'k8s-app': 'kube-dns' }),
    ...(resolvers.length > 0 ? [podsIn('kube-system', { 'k8s-app': 'node-local-dns' })] : []),
    ...addresses(resolvers),
  ],
  ports: [udp(53), tcp(53)],
});

/** Sidecars get certificates and configuration from istiod. */
export const TO_ISTIOD: k8s.NetworkPolicyEgressRule = {
  to: [podsIn('istio-system', { app: 'istiod' })],
  ports: [tcp(15012)],
};

/** Whoever has a sidecar, in any namespace. */
export const MESH_PODS: k8s.NetworkPolicyPeer = {
  namespaceSelector: { matchLabels: { 'istio-injection': 'enabled' } },
};

/** Prometheus reads metrics at this port of a pod. */
export const fromPrometheus = (port: number): k8s.NetworkPolicyIngressRule => ({
  from: [podsIn(PROMETHEUS.namespace, PROMETHEUS.podLabels)],
  ports: [tcp(port)],
});

/** Prometheus reads the metrics of every service. */
export const FROM_PROMETHEUS = fromPrometheus(METRICS_PORT);

/** Blocks of addresses, for what no label selects. */
export const addresses = (cidrs: readonly string[]): k8s.NetworkPolicyPeer[] =>
  cidrs.map((cidr) => ({ ipBlock: { cidr } }));

/** Controllers watch the Kubernetes API and write to it. */
export const toApiServer = ({ cidrs, service, port }: ApiServer): k8s.NetworkPolicyEgressRule => ({
  to: addresses([...cidrs, service]),
  ports: [tcp(port)],
});

/**
 * The Kubernetes API asks webhooks and extension servers, at the port of their pods: directly on EKS, through the tunnel
 * of an agent in the cluster on GKE and AKS.
 */
export const fromApiServer = ({ cidrs }: ApiServer, port: number): k8s.NetworkPolicyIngressRule => ({
  from: [
    ...addresses(cidrs),
    podsIn('kube-system', { 'k8s-app': 'konnectivity-agent' }),
    podsIn('kube-system', { app: 'konnectivity-agent' }),
  ],
  ports: [tcp(port)],
});

/**
 * Any address that is not private: a policy cannot hold a host name, so the mesh's Sidecar narrows
 * it to the declared hosts. Link-local is left out because 169.254.169.254 hands out the node's credentials.
 */
export const THE_INTERNET: k8s.NetworkPolicyPeer = {
  ipBlock: {
    cidr: '0.0.0.0/0',
    except: [...PRIVATE_NETWORKS],
  },
};

/** Hosts on the internet, at one port. */
export const toInternet = (port: number): k8s.NetworkPolicyEgressRule => ({ to: [THE_INTERNET], ports: [tcp(port)] });

/** Hosts on the internet, by HTTPS. */
export const TO_HTTPS = toInternet(TLS_PORT);

/**
 * The object storage of the cluster's cloud, and where a pod gets the credentials for it: on Google that is the metadata
 * server of its node, which hands out those of the pod's ServiceAccount only. Dataplane V2 judges such a packet before its
 * address is translated, Calico after.
 */
export const toObjectStorage = ({ provider }: Cloud): k8s.NetworkPolicyEgressRule[] => [
  TO_HTTPS,
  ...(provider === 'google'
    ? [
        { to: addresses(['169.254.169.254/32']), ports: [tcp(80)] },
        { to: addresses(['169.254.169.252/32']), ports: [tcp(988)] },
      ]
    : []),
];
