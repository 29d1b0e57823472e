import type { Edge } from '../../model/edge';
import { compare } from '../../model/names';

/** Ciphers that are broken nowhere, the strongest first. */
const CIPHERS = ['AES256-GCM-SHA384', 'CHACHA20-POLY1305', 'AES128-GCM-SHA256'];

/** Exchanges of keys that keep the past secret. */
const EXCHANGES = ['ECDHE-ECDSA', 'ECDHE-RSA'];

/** Suites of TLS 1.2 with those; for who leaves the choice to the client. */
export const CIPHER_SUITES = EXCHANGES.flatMap((exchange) => CIPHERS.map((cipher) => `${exchange}-${cipher}`));

/** The same for who takes the first of its own that a client knows: by cipher, which puts the cheapest in front. */
export const PREFERRED_CIPHER_SUITES = [...CIPHERS]
  .sort(compare)
  .flatMap((cipher) => EXCHANGES.map((exchange) => `${exchange}-${cipher}`));

/** Those of TLS 1.3, for who could take in others: what OpenSSL may be built with besides has shorter tags. */
export const CIPHER_SUITES_OF_1_3 = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
];

/** Policies of AWS by the version of TLS that they begin with; of 1.2 the one without ciphers of the CBC kind. */
export const TLS_POLICIES: Readonly<Record<Edge['tls']['minimum'], string>> = {
  '1.2': 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06',
  '1.3': 'ELBSecurityPolicy-TLS13-1-3-2021-06',
};
