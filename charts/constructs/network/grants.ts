import { k8s } from 'cdk8s-plus-27';
import { LABEL } from '../../model/labels';
import { PROMETHEUS } from '../observability/prometheus';

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

/** Names are resolved over UDP, and over TCP when an answer is long. */
export const TO_CLUSTER_DNS: k8s.NetworkPolicyEgressRule = {
  to: [podsIn('kube-system', { 'k8s-app': 'kube-dns' })],
  ports: [udp(53), tcp(53)],
};

/** Sidecars get certificates and configuration from istiod. */
export const TO_ISTIOD: k8s.NetworkPolicyEgressRule = {
  to: [podsIn('istio-system', { app: 'istiod' })],
  ports: [tcp(15012)],
};

/** Prometheus reads the metrics of every service. */
export const FROM_PROMETHEUS: k8s.NetworkPolicyIngressRule = {
  from: [podsIn(PROMETHEUS.namespace, PROMETHEUS.podLabels)],
  ports: [tcp(METRICS_PORT)],
};

/**
 * Any address that is not private: a policy cannot hold a host name, so the mesh's Sidecar narrows
 * it to the declared hosts. Link-local is left out because 169.254.169.254 hands out the node's credentials.
 */
export const THE_INTERNET: k8s.NetworkPolicyPeer = {
  ipBlock: {
    cidr: '0.0.0.0/0',
    except: ['10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'],
  },
};
