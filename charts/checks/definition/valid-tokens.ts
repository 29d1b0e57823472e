import { asksForTokens } from '../../model/environment';
import type { Finding } from '../../model/finding';
import type { Tokens } from '../../model/tokens';
import type { Check } from '../check';
import { httpsUrl } from '../https-url';

/** Tokens say who issues them, for whom, and where the keys are; without one of these anybody's would do. */
export const validTokens: Check = (environment) => {
  const { tokens, services } = environment;
  if (!tokens) return [];
  const wanted = services.some((service) => asksForTokens(environment, service));
  return [
    ...issuer(tokens),
    ...audiences(tokens),
    ...keys(tokens),
    ...(wanted ? [] : [{ at: 'tokens', message: UNUSED }]),
  ];
};

const UNUSED = 'no route and no call has access "signed-in"; give it to those that need it, or remove the tokens';

/** To the mesh, "*" in it would stand for any issuer. */
function issuer({ issuer }: Tokens): Finding[] {
  const at = 'tokens.issuer';
  if (!issuer) return [{ at, message: 'there is none, so nobody would vouch for a token; give the URL of who issues' }];
  return httpsUrl(issuer) && !/[?*]/.test(issuer)
    ? []
    : [
        {
          at,
          message: `"${issuer}" is no URL that begins with "https://" and names a host in full, without space, "?", "#", "*" or credentials; write it to the letter as the iss of a token has it, such as "https://login.example.com"`,
        },
      ];
}

function audiences({ audiences }: Tokens): Finding[] {
  const at = 'tokens.audiences';
  if (!audiences?.length) {
    return [{ at, message: 'there is none, so tokens made for others would do; name whom tokens are made for' }];
  }
  return audiences
    .filter((audience) => audience === '' || audience !== audience.trim())
    .map((audience) => ({
      at,
      message: `"${audience}" is no audience; write it to the letter as the aud of a token has it, without spaces at its ends`,
    }));
}

function keys({ keys = '' }: Tokens): Finding[] {
  const at = 'tokens.keys';
  const url = httpsUrl(keys);
  if (!url) {
    return [
      {
        at,
        message: `"${keys}" is no URL that begins with "https://" and names a host in full; give that of the issuer's public keys, such as "https://login.example.com/.well-known/jwks.json"`,
      },
    ];
  }
  return url.port === ''
    ? []
    : [
        {
          at,
          message: `"${keys}" names port "${url.port}", and the mesh's control plane may reach 443 only; give an address without a port`,
        },
      ];
}
