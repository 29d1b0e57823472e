import { Construct } from 'constructs';
import { AuthorizationPolicy, type AuthorizationPolicyProps } from '../../../imports/security.istio.io';
import type { Route } from '../../model/edge';
import { callersOf } from '../../model/environment';
import type { CallInput } from '../../model/service';
import { selectorOf } from '../metadata';
import type { ServiceProps } from '../service-props';

type Rule = NonNullable<AuthorizationPolicyProps['spec']['rules']>[number];

/**
 * Admits the services that declare a call, by the identity in their certificate, and the edge for
 * the declared routes. Without any of them the list is empty, which admits nobody.
 */
export class CallersPolicy extends Construct {
  constructor(scope: Construct, id: string, { environment, service }: ServiceProps) {
    super(scope, id);
    const { edge } = environment.platform;
    const { name, port, routes } = service;
    const calls = callersOf(environment, name).map((caller) => {
      const call = caller.calls.find((declared) => declared.service === name)!;
      return admit(principal(environment.namespaces.services, caller.name), port, call);
    });
    const fromEdge = principal(edge.namespace, edge.serviceAccount);

    new AuthorizationPolicy(this, 'policy', {
      metadata: { name },
      spec: {
        selector: selectorOf(name),
        action: 'ALLOW',
        rules: [...calls, ...routes.map((route) => admit(fromEdge, port, asCall(route)))],
      },
    });
  }
}

type Limits = Pick<CallInput<string>, 'methods' | 'paths'>;

const asCall = ({ methods, path }: Route): Limits => ({ methods, paths: path === '/' ? undefined : [path] });

const admit = (caller: string, port: number, { methods, paths }: Limits): Rule => ({
  from: [{ source: { principals: [caller] } }],
  to: [
    {
      operation: {
        ports: [String(port)],
        ...(methods && { methods: [...methods] }),
        ...(paths && { paths: paths.flatMap((path) => [path, `${path.replace(/\/$/, '')}/*`]) }),
      },
    },
  ],
});

/** The identity that the mesh certifies for a ServiceAccount. */
const principal = (namespace: string, serviceAccount: string): string =>
  `cluster.local/ns/${namespace}/sa/${serviceAccount}`;
