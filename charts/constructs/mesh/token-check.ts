import { Construct } from 'constructs';
import { RequestAuthentication } from '../../../imports/security.istio.io';
import type { Tokens } from '../../model/tokens';
import { selectorOf } from '../metadata';

export interface TokenCheckProps {
  readonly service: string;
  readonly tokens: Tokens;
}

/**
 * Has the service's sidecar refuse tokens that the environment's issuer did not issue, or that have expired. A request
 * without any passes: whether it needs one is for `CallersPolicy` to say, by route and by call.
 */
export class TokenCheck extends Construct {
  constructor(scope: Construct, id: string, { service, tokens }: TokenCheckProps) {
    super(scope, id);
    new RequestAuthentication(this, 'tokens', {
      metadata: { name: service },
      spec: {
        selector: selectorOf(service),
        jwtRules: [
          {
            issuer: tokens.issuer,
            audiences: [...tokens.audiences],
            jwksUri: tokens.keys,
            // The service reads from it who asks.
            forwardOriginalToken: true,
          },
        ],
      },
    });
  }
}
