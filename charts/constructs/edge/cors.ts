import type { VirtualServiceProps } from '../../../imports/networking.istio.io';
import type { Environment } from '../../model/environment';

type Http = NonNullable<VirtualServiceProps['spec']['http']>[number];

/** Names a request in the logs of all that it passes. */
export const REQUEST_ID = 'X-Request-ID';

/** What scripts of other pages may ask for and see, whichever proxy answers them. */
export const CORS = {
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
  headers: ['Authorization', 'Content-Type', REQUEST_ID],
  exposed: [REQUEST_ID],
  // Browsers keep the answer for two hours at most.
  maxAgeSeconds: 7200,
} as const;

/** Lets scripts of the environment's other pages call its routes, with the cookies and tokens of whoever is signed in. */
export const corsOf = ({ origins }: Environment): Pick<Http, 'corsPolicy'> =>
  origins.length === 0
    ? {}
    : {
        corsPolicy: {
          allowOrigins: origins.map((exact) => ({ exact })),
          allowMethods: [...CORS.methods],
          allowHeaders: [...CORS.headers],
          exposeHeaders: [...CORS.exposed],
          allowCredentials: true,
          maxAge: `${CORS.maxAgeSeconds}s`,
          // The service behind might answer pages that nobody named.
          unmatchedPreflights: 'IGNORE',
        },
      };
