import { isMap, isScalar, type Pair, parseDocument } from 'yaml';
import { Refusal } from '../model/finding';
import { quoted } from '../model/names';

/** Values by key, in the order of the secret's keys. */
export type Values = ReadonlyMap<string, string>;

/**
 * The values in a mapping of key to value, as YAML or JSON; for a secret of one key also its bare value.
 *
 * No message holds any of the text, not even a key that is not known: it may be a value in the wrong place.
 * @param bytes UTF-8
 * @throws Refusal with a line for each fault
 */
export function readValues(bytes: Uint8Array, keys: readonly string[]): Values {
  const text = decode(bytes);
  if (text.trim() === '') throw new Refusal([`the input is empty; give ${shapeOf(keys)}`]);
  if (isShell(text, keys)) throw new Refusal(['the input is written "KEY=value"; write "KEY: value"']);

  // Silent, it would also keep silent about a second document, and drop it.
  const document = parseDocument(text, { schema: 'failsafe', logLevel: 'error', uniqueKeys: false });
  const { contents, errors } = document;
  if (isMap(contents) && errors.some(({ code }) => code === 'MULTIPLE_DOCS'))
    throw new Refusal([
      'the input has several documents, parted by "---"; give one, and put a value with "---" in quotes',
    ]);
  const [only] = keys;
  if (keys.length === 1 && (errors.length > 0 || !isMap(contents)) && !beginsWithKey(text, keys)) {
    return checked(new Map([[only!, text.replace(/\r?\n$/, '')]]), []);
  }
  if (errors.length > 0) {
    const { line } = errors[0]!.linePos?.[0] ?? { line: 1 };
    throw new Refusal([`the input is no YAML or JSON from line ${line} on; give ${shapeOf(keys)}`]);
  }
  if (!isMap(contents)) throw new Refusal([`the input is no mapping; give ${shapeOf(keys)}`]);
  return fromPairs(contents.items as Pair[], keys, text);
}

function fromPairs(pairs: readonly Pair[], keys: readonly string[], text: string): Values {
  const found = new Map<string, string>();
  const faults: string[] = [];
  for (const { key, value } of pairs) {
    const name = isScalar(key) ? String(key.value) : '';
    const line = lineOf(text, isScalar(key) ? key.range?.[0] : undefined);
    if (!keys.includes(name)) {
      faults.push(`the input has a key in line ${line} that the secret has not; give ${shapeOf(keys)}`);
    } else if (found.has(name)) {
      faults.push(`the input has "${name}" twice; give it once`);
    } else if (!isScalar(value)) {
      faults.push(`"${name}" is no text; give one value, in quotes or as a block (|)`);
    } else if (value.tag || value.anchor) {
      faults.push(`"${name}" begins with "!" or "&", which YAML takes for itself; put the value in quotes`);
    } else if (value.comment) {
      // YAML would take the rest of the line for a comment, and a part of the value would be sealed.
      faults.push(`"${name}" has a "#" after its value; put the value in quotes, or the comment on a line of its own`);
    } else found.set(name, String(value.value ?? ''));
  }
  const named = new Set(pairs.map(({ key }) => (isScalar(key) ? key.value : undefined)));
  const missing = keys.filter((key) => !named.has(key));
  if (missing.length > 0) faults.push(`the input lacks ${quoted(missing)}; give ${shapeOf(keys)}`);
  return checked(new Map(keys.flatMap((key) => (found.has(key) ? [[key, found.get(key)!]] : []))), faults);
}

function checked(values: Values, faults: readonly string[]): Values {
  const all = [
    ...faults,
    ...[...values].flatMap(([key, value]) => {
      if (value.trim() === '') return [`"${key}" is empty; give its value`];
      return value.includes('\0') ? [`"${key}" has a zero byte, which no environment variable holds; give text`] : [];
    }),
  ];
  if (all.length > 0) throw new Refusal(all);
  return values;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(['the input is no text in UTF-8; give text, and bytes in base64 if the service expects them so']);
  }
}

/** A mapping that YAML cannot read must not pass as a bare value. */
const beginsWithKey = (text: string, keys: readonly string[]): boolean =>
  keys.some((key) => new RegExp(`^[{\\s]*["']?${key}["']?\\s*:`, 'm').test(text));

/** `KEY=value` of a shell or a `.env` file, which would be sealed name and all. Base64 ends with `=` and does not go on. */
function isShell(text: string, keys: readonly string[]): boolean {
  const first = text.split('\n').find((line) => line.trim() !== '' && !line.trimStart().startsWith('#')) ?? '';
  return new RegExp(`^\\s*(?:export\\s+\\w+|[A-Z][A-Z0-9_]*|${keys.join('|')})=[^=\\s]`).test(first);
}

const shapeOf = (keys: readonly string[]): string =>
  keys.length === 1 ? `the value of "${keys[0]}" alone or as "${keys[0]}: value"` : `"KEY: value" for ${quoted(keys)}`;

const lineOf = (text: string, offset = 0): number => text.slice(0, offset).split('\n').length;
