import { Construct } from 'constructs';
import { AuthorizationPolicy, type AuthorizationPolicyProps } from '../../../imports/security.istio.io';
import { lastProxyOf, type Route } from '../../model/edge';
import { callersOf } from '../../model/environment';
import { covers, matchersOf } from '../../model/paths';
import type { CallInput } from '../../model/service';
import { selectorOf } from '../metadata';
import type { ServiceProps } from '../service-props';
import { principalOf } from './identity';

type Rule = NonNullable<AuthorizationPolicyProps['spec']['rules']>[number];

/**
 * Admits the services that declare a call, by the identity in their certificate, and the edge for
 * the declared routes. Without any of them the list is empty, which admits nobody.
 */
export class CallersPolicy extends Construct {
  constructor(scope: Construct, id: string, { environment, service }: ServiceProps) {
    super(scope, id);
    const edge = lastProxyOf(environment.platform.edge);
    const { name, port, routes } = service;
    const issuer = environment.tokens?.issuer;
    const calls = callersOf(environment, name).map((caller) => {
      const call = caller.calls.find((declared) => declared.service === name)!;
      return admit(principalOf(environment.namespaces.services, caller.name), port, call, issuer);
    });
    const fromEdge = principalOf(edge.namespace, edge.serviceAccount);

    new AuthorizationPolicy(this, 'policy', {
      metadata: { name },
      spec: {
        selector: selectorOf(name),
        action: 'ALLOW',
        rules: [...calls, ...routes.map((route) => admit(fromEdge, port, asCall(route, routes), issuer))],
      },
    });
  }
}

interface Limits extends Pick<CallInput<string>, 'methods' | 'paths' | 'access'> {
  readonly notPaths?: readonly string[];
}

/**
 * Rules add up: what anyone may ask for leaves out the paths below it that ask for a token, on whichever host, since a
 * sidecar does not see which one was asked.
 */
function asCall({ methods, path, access }: Route, routes: readonly Route[]): Limits {
  const guarded = routes.filter((other) => other.access === 'signed-in').map((other) => other.path);
  const below = guarded.filter((other) => covers(path, other));
  return {
    methods,
    paths: [path],
    notPaths: access === 'anyone' && below.length > 0 ? below : undefined,
    access,
  };
}

const admit = (
  caller: string,
  port: number,
  { methods, paths, notPaths, access }: Limits,
  issuer: string | undefined,
): Rule => ({
  from: [
    {
      source: {
        principals: [caller],
        // Issuer and subject of a token that the sidecar has checked.
        ...(access === 'signed-in' && { requestPrincipals: [`${issuer}/*`] }),
      },
    },
  ],
  to: [
    {
      operation: {
        ports: [String(port)],
        ...(methods && { methods: [...methods] }),
        ...(paths && pathsOf('paths', paths)),
        ...(notPaths && pathsOf('notPaths', notPaths)),
      },
    },
  ],
});

/** Prefixes as the mesh writes them; nothing where one of them is every path. */
function pathsOf(field: 'paths' | 'notPaths', prefixes: readonly string[]): { [Field in typeof field]?: string[] } {
  const matchers = prefixes.map(matchersOf);
  if (matchers.includes(undefined)) return {};
  return { [field]: matchers.flatMap((each) => [each!.exact, `${each!.below}*`]) };
}
