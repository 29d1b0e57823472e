import { Construct } from 'constructs';
import { KongConsumer, KongPlugin } from '../../../../imports/configuration.konghq.com';
import type { Environment } from '../../../model/environment';
import { TOKEN_SECRETS } from '../../../model/required-secrets';
import { hasSignedInRoutes } from '../../../model/routing';
import { CORS } from '../cors';
import { KONG_CLASS_ANNOTATION } from './kong-names';

/** Name of the KongPlugin on every Ingress, where scripts of other pages may ask at all. */
export const CORS_PLUGIN = 'cors';

/** Name of the KongPlugin on Ingresses for people who have signed in. */
export const TOKEN_PLUGIN = 'signed-in';

/** As whom Kong knows people who have signed in. */
const ISSUER = 'token-issuer';

/** What Kong says of its limits, which scripts may want to heed. */
const LIMIT_HEADERS = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset', 'Retry-After'];

/** What Kong does on some routes: answers scripts of other pages, and asks who has signed in. */
export class RoutePlugins extends Construct {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    const { origins } = environment;
    if (origins.length > 0) this.admitScripts(origins);
    if (hasSignedInRoutes(environment)) this.askForTokens();
  }

  private admitScripts(origins: readonly string[]): void {
    new KongPlugin(this, 'cors', {
      metadata: { name: CORS_PLUGIN },
      plugin: 'cors',
      config: {
        // Exactly these: Kong takes a character that is in no origin as a sign of a pattern.
        origins,
        methods: CORS.methods,
        headers: CORS.headers,
        exposed_headers: [...CORS.exposed, ...LIMIT_HEADERS],
        credentials: true,
        max_age: CORS.maxAgeSeconds,
        preflight_continue: false,
      },
    });
  }

  /**
   * Kong refuses before a service is troubled, and counts what it refused. The service's sidecar checks the same token
   * once more: that holds for whoever gets past Kong, looks at `iss` and `aud`, and follows the issuer's keys as they change.
   */
  private askForTokens(): void {
    new KongPlugin(this, 'tokens', {
      metadata: { name: TOKEN_PLUGIN },
      plugin: 'jwt',
      config: {
        // Several keys of one issuer hold at a time, and a token says which signed it.
        key_claim_name: 'kid',
        claims_to_verify: ['exp'],
        header_names: ['authorization'],
        // By default an address may carry a token, which ends up in logs and histories.
        uri_param_names: [],
        cookie_names: [],
        // Preflights have been answered by then; all other OPTIONS would get in without a token.
        run_on_preflight: true,
      },
    });
    // One for everybody: the issuer, whose keys sign the tokens of all people.
    new KongConsumer(this, 'issuer', {
      metadata: { name: ISSUER, annotations: KONG_CLASS_ANNOTATION },
      username: ISSUER,
      credentials: TOKEN_SECRETS,
    });
  }
}
