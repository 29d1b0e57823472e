import { isDnsName } from '../model/names';

/** A text as an URL, where it is one of TLS on a host by its name, without spaces, fragment or credentials. */
export function httpsUrl(text: string): URL | undefined {
  if (!/^https:\/\/[^\s#@]+$/.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return isDnsName(url.hostname) ? url : undefined;
}
