/** What a text looks like that is a secret whatever it is called; the name is for messages. */
const LOOKS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['a private key', /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/],
  ['an access key of AWS', /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/],
  ['a token of GitHub', /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{22,})/],
  ['a token of GitLab', /\bgl(?:pat|dt|rt|ptt|ft|soat|cbt)-[\w-]{20,}/],
  ['a token of Slack', /\bxox[abeoprs]-[\w-]{10,}|\bxapp-\d-[\w-]{10,}/],
  ['a webhook of Slack', /hooks\.slack\.com\/(?:services|workflows|triggers)\/\w{6,}/],
  ['a key of Stripe', /\b(?:[rs]k_(?:live|test)|whsec)_[A-Za-z0-9]{16,}/],
  ['a key of Google', /\bAIza[\w-]{35}|\bGOCSPX-[\w-]{20,}|\bya29\.[\w-]{20,}/],
  ['a key of SendGrid', /\bSG\.[\w-]{16,}\.[\w-]{16,}/],
  ['a token of npm', /\bnpm_[A-Za-z0-9]{36}/],
  ['an API key', /\bsk-(?=[\w-]*[A-Z])(?=[\w-]*\d)[\w-]{20,}/],
  ['a token (JWT)', /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{16,}/],
  ['a URL with a password', /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"']*:(?![$<{])[^\s/@"']+@/i],
];

// Without wildcards it is read through many times faster than the patterns, and almost every text has none of these.
const MARK =
  /@|PRIVATE KEY|AKIA|ASIA|gh[pousr]_|_pat_|gl[a-z]+-|xox|xapp-|\.slack\.|_live_|_test_|whsec_|AIza|GOCSPX|ya29|SG\.|npm_|sk-|eyJ/;

/** `a token of GitHub`, where a text has something in it that is a secret by its looks. */
export const lookOf = (text: string): string | undefined =>
  text.length >= SHORTEST && MARK.test(text) ? LOOKS.find(([, pattern]) => pattern.test(text))?.[0] : undefined;

/** Of a text with a secret: `a://:b@c`. */
const SHORTEST = 8;

/** Whether what is called so is meant to be secret: `DB_PASSWORD`, `apiKey`, `client-secret`, but not `tokenUrl`. */
export function isSecretName(name: string): boolean {
  if (!MAY_BE_SECRET.test(name)) return false;
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  return SECRET_WORDS.has(words.at(-1) ?? '') || SECRET_PAIRS.has(words.slice(-2).join(' '));
}

const MAY_BE_SECRET = /pass|pwd|secret|token|key|credential|connection/i;

const SECRET_WORDS = new Set(
  'password passwd passphrase pwd secret token credential credentials apikey accesskey privatekey secretkey'.split(' '),
);

const SECRET_PAIRS = new Set(
  ['api', 'access', 'private', 'secret', 'signing', 'encryption', 'master', 'auth', 'account', 'shared']
    .map((word) => `${word} key`)
    .concat('connection string'),
);

/** Whether a text under such a name is none after all: a switch, a file, an address, or a reference to a value elsewhere. */
export const isHarmless = (text: string): boolean =>
  /^\s*(?:|true|false|yes|no|none|null|enabled|disabled|required|optional)\s*$/i.test(text) || REFERENCE.test(text);

const REFERENCE =
  /^(?:\/(?:app|config|data|etc|home|mnt|opt|run|secrets?|srv|tmp|usr|var|vault)\/\S*|\.{1,2}\/\S*|https?:\/\/[^\s@?]*|\$\([^)]*\)|\$\{[^}]*\}|\$__\w+\{[^}]*\}|\{\{.*\}\}|<[^>]*>)$/;

/** The name of a Secret of Kubernetes, with its namespace or without, as charts have it under `secret` or `tlsSecret`. */
export const isObjectName = (text: string): boolean =>
  /^(?:[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?\/)?[a-z0-9](?:[-.a-z0-9]{0,251}[a-z0-9])?$/.test(text);

/** Names of the secret values in a configuration file or a command that a text holds, such as `password` of `password: ...`. */
export function secretsInside(text: string): string[] {
  if (!/[:=]/.test(text) || !MAY_BE_SECRET.test(text)) return [];
  return [...text.matchAll(ENTRY)]
    .filter(([, name = '', double, single, plain]) => {
      const value = double ?? single ?? plain ?? '';
      return isSecretName(name) && !isHarmless(value);
    })
    .map(([, name]) => name!);
}

/** `name: value`, `name=value`, `"name": "value"`; the value ends with its quotes, or with its line or pair. */
const ENTRY = /([A-Za-z_][\w.-]*)["']?[\t ]*[:=][\t ]*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"',;&|[\]{}]+))/g;
