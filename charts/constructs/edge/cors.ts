import { METHODS } from '../../model/edge';
import type { Environment } from '../../model/environment';
import type { Http } from '../mesh/requests';
import { REQUEST_ID } from './headers';

/** What scripts of other pages may ask for and see, whichever proxy answers them. */
export const CORS = {
  methods: METHODS,
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
