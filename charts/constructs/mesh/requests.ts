import type { VirtualServiceProps } from '../../../imports/networking.istio.io';
import { seconds } from '../../model/quantity';
import { READ_ATTEMPTS, type Service } from '../../model/service';

/** A rule of a VirtualService. */
export type Http = NonNullable<VirtualServiceProps['spec']['http']>[number];

type Match = NonNullable<Http['match']>[number];

export interface Requests {
  /** Name by which the mesh knows the service. */
  readonly host: string;
  readonly service: Pick<Service, 'port' | 'timeout' | 'keepsOpen' | 'calls'>;
  /** The only paths that lead there; all where absent. */
  readonly paths?: readonly NonNullable<Match['uri']>[];
  /** In front of the names of the rules, where one host leads to several services. */
  readonly prefix?: string;
  /** What else holds for all of them, as the answers to scripts of other pages. */
  readonly also?: Pick<Http, 'corsPolicy' | 'headers'>;
}

/** Failures in which the request never reached the service: safe to repeat, whatever its method. */
const NOT_SENT = 'connect-failure,refused-stream,reset-before-request';

/** Failures after the service may have seen the request: safe to repeat only what changes nothing. */
const NOT_ANSWERED = `${NOT_SENT},reset,gateway-error`;

const READ: Match = { method: { regex: 'GET|HEAD|OPTIONS' } };

const WEBSOCKET: Match = { headers: { upgrade: { regex: '(?i)websocket' } } };

/**
 * How a proxy of the mesh sends requests to a service: a time limit, and retries with growing pauses where one can do no
 * harm. Reads are tried again at the end of a chain alone: three attempts at each of three services would be 27 at the last,
 * just when that one fails.
 */
export function requestsTo({ host, service, paths, prefix = '', also }: Requests): Http[] {
  const { port, timeout, keepsOpen, calls } = service;
  const last = calls.length === 0;
  const route = [{ destination: { host, port: { number: port } } }];
  const matching = (kind: Match = {}): Pick<Http, 'match'> => {
    const match = paths ? paths.map((uri) => ({ uri, ...kind })) : [kind];
    return match.some((each) => Object.keys(each).length > 0) ? { match } : {};
  };
  const websockets: Http = {
    name: `${prefix}websockets`,
    ...matching(WEBSOCKET),
    route,
    retries: { attempts: 0 },
    ...also,
  };
  return [
    ...(keepsOpen ? [websockets] : []),
    ...(last
      ? [{ name: `${prefix}reads`, ...matching(READ), route, timeout, retries: readRetries(timeout), ...also }]
      : []),
    {
      name: `${prefix}${last ? 'writes' : 'requests'}`,
      ...matching(),
      route,
      timeout,
      retries: retries(NOT_SENT),
      ...also,
    },
  ];
}

export interface Passage {
  readonly host: string;
  readonly port: number;
  readonly timeout: string;
  /** Whether connections may stay open beyond that. */
  readonly websockets: boolean;
  readonly also?: Pick<Http, 'corsPolicy' | 'headers'>;
}

/** How a proxy of the mesh sends requests to another that tries reads again itself: only what never arrived is repeated. */
export function requestsThrough({ host, port, timeout, websockets, also }: Passage): Http[] {
  const route = [{ destination: { host, port: { number: port } } }];
  return [
    ...(websockets ? [{ name: 'websockets', match: [WEBSOCKET], route, retries: { attempts: 0 }, ...also }] : []),
    { name: 'requests', route, timeout, retries: retries(NOT_SENT), ...also },
  ];
}

/** The caller's zone may have a single pod: a second attempt goes to another zone. */
const retries = (retryOn: string) => ({
  attempts: READ_ATTEMPTS - 1,
  retryOn,
  backoff: '100ms',
  retryRemoteLocalities: true,
});

/**
 * A read that is slow is tried elsewhere before the time is up. A write is not cut short: the
 * service may be at work on it, and the caller would send it again.
 */
const readRetries = (timeout: string) => ({
  ...retries(NOT_ANSWERED),
  perTryTimeout: `${Math.round((seconds(timeout)! * 1000) / READ_ATTEMPTS)}ms`,
});
