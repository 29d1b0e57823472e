/** What a manifest is made of. A key whose value is undefined is left out, as JSON leaves it out. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * One document, ending in a newline: byte for byte what cdk8s writes with the `yaml` package, several times as fast.
 *
 * Except for text that Kubernetes' reader would not give back from what `yaml` writes (see `misread`), and for a document
 * that is one string of several lines: both are in double quotes on one line.
 */
export function toYaml(value: Json): string {
  return `${typeof value === 'string' ? lone(value) : node(value, '')}\n`;
}

function node(value: Json | undefined, indent: string): string {
  if (typeof value === 'string') return value.includes('\n') ? lines(value, indent) : line(value);
  if (typeof value === 'number') return number(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (value === null || value === undefined) return 'null';
  return Array.isArray(value)
    ? list(value, indent)
    : map(value as { readonly [key: string]: Json | undefined }, indent);
}

function map(value: { readonly [key: string]: Json | undefined }, indent: string): string {
  const inner = `${indent}  `;
  let text = '';
  for (const key of Object.keys(value)) {
    const item = value[key];
    if (item === undefined) continue;
    if (text !== '') text += `\n${indent}`;
    const name = keyOf(key, indent);
    const body = node(item, inner);
    // YAML refuses a longer key unless a question mark announces it, and then its value may begin on the same line.
    if (name.length > 1024) text += `? ${name}\n${indent}: ${body}`;
    else if (opensBlock(item, body)) text += `${name}:\n${inner}${body}`;
    else text += `${name}: ${body}`;
  }
  return text === '' ? '{}' : text;
}

function list(items: readonly Json[], indent: string): string {
  if (items.length === 0) return '[]';
  const inner = `${indent}  `;
  let text = `- ${node(items[0], inner)}`;
  for (let index = 1; index < items.length; index++) text += `\n${indent}- ${node(items[index], inner)}`;
  return text;
}

function opensBlock(item: Json, body: string): boolean {
  return typeof item === 'object' && item !== null && body !== '{}' && body !== '[]';
}

function number(value: number): string {
  if (!Number.isFinite(value))
    throw new TypeError(`Cannot write ${value} as YAML: JSON has no such number; use a finite one`);
  return Object.is(value, -0) ? '-0' : String(value);
}

function keyOf(key: string, indent: string): string {
  if (key.includes('\n')) return escaped(key);
  const name = line(key);
  // In the first column these would end the document.
  return indent === '' && /^(?:---|\.\.\.)/.test(name) ? quoted(name) : name;
}

// Manifests repeat their keys and most of their values, so each is judged once. Long text is seldom repeated.
const known = new Map<string, string>();
const KNOWN_LENGTH = 64;
const KNOWN_SIZE = 8192;

function line(text: string): string {
  if (text.length > KNOWN_LENGTH) return judge(text);
  let written = known.get(text);
  if (written === undefined) {
    written = judge(text);
    if (known.size >= KNOWN_SIZE) known.clear();
    known.set(text, written);
  }
  return written;
}

function judge(text: string): string {
  if (UNPRINTABLE.test(text) || misread(text)) return escaped(text);
  return text === '' || SYNTAX.test(text) || WORD.test(text) || NUMBER.test(text) || DATE.test(text)
    ? quoted(text)
    : text;
}

function quoted(text: string): string {
  return text.includes('"') && !text.includes("'") ? `'${text}'` : JSON.stringify(text);
}

/** A block literal, where one can hold the text. */
function lines(text: string, indent: string): string {
  if (misread(text)) return escaped(text);
  if (UNPRINTABLE.test(text) || BLANK_END.test(text)) return folded(text, indent);
  // Without the indicator a reader would take the text's own leading spaces for indentation.
  const indicator = /^\n* /.test(text) ? '2' : '';
  const ended = text.endsWith('\n');
  const chomp = !ended ? '-' : /(?:^|\n)[\t ]*\n$/.test(text) ? '+' : '';
  const body = ended ? text.slice(0, -1) : text;
  return `|${indicator}${chomp}\n${indent}${body.replace(/\n+(?!\n|$)/g, `$&${indent}`)}`;
}

/** On one line in double quotes, with every character that could trip a reader escaped. */
function escaped(text: string): string {
  const json = JSON.stringify(text);
  if (misread(text))
    return json.replace(UNSEEN_BY_JSON, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return json
    .replace(/ (?=\\n)/g, '\\ ')
    .replace(/\\u00(..)|\\./g, (found, code: string | undefined) => (code ? (SHORT[code] ?? `\\x${code}`) : found));
}

const SHORT: Record<string, string> = { '00': '\\0', '07': '\\a', '0b': '\\v', '1b': '\\e' };

/** In double quotes over several lines: a reader joins two lines with a space, so each line end of the text takes one more. */
function folded(text: string, indent: string): string {
  // `yaml` folds from 40 characters on, as JSON counts them.
  if (JSON.stringify(text).length < 40) return escaped(text);
  return escaped(text).replace(/((?:\\n)+)("$| ?)|\\./g, (found, ends: string | undefined, next: string) => {
    if (ends === undefined || found === '\\n"') return found;
    const newlines = '\n'.repeat(ends.length / 2 + (next === '"' ? 0 : 1));
    return `${newlines}${indent}${next === '"' ? '\\n"' : next === ' ' ? '\\ ' : ''}`;
  });
}

/** A document that is one string has no indentation to tell its lines from the marks between documents. */
function lone(text: string): string {
  return /\n|^(?:---|\.\.\.)/.test(text) ? escaped(text) : line(text);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNPRINTABLE = /[\x00-\x08\x0b-\x1f\p{Surrogate}]/u;

// YAML 1.1 readers refuse some of these and take U+0085, U+2028 and U+2029 for line ends.
const UNSEEN_BY_JSON = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

const SYNTAX = /^[\t ,[\]{}#&*!|>'"%@`]|^[?-](?:[\t ]|$)|:[\t ]|[\t ]#|[\t :]$/;
const BLANK_END = /\n[\t ]+$/;

const WORD =
  /^(?:~|y|Y|yes|Yes|YES|n|N|no|No|NO|(?:on|off|true|false|null)|(?:On|Off|True|False|Null)|(?:ON|OFF|TRUE|FALSE|NULL))$/;

// What YAML 1.1 reads as a number, `12:30:45` (in base 60) and `e5` included.
const NUMBER = new RegExp(
  `^(?:${[
    '[-+]?0b[01_]+',
    String.raw`[-+]?0x[\da-fA-F_]+`,
    String.raw`[-+]?\d[\d_]*(?:(?::[0-5]?\d)+(?:\.[\d_]*)?)?`,
    String.raw`[-+]?(?:\d[\d_]*)?(?:\.[\d_]*|(?:\.[\d_]*)?[eE][-+]?\d+)`,
    String.raw`[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)`,
  ].join('|')})$`,
);

const DATE =
  /^\d{4}-\d\d?-\d\d?(?:(?:[tT]|[\t ]+)\d\d?:\d\d?:\d\d?(?:\.\d+)?(?:[\t ]*(?:Z|[-+][012]?\d(?::\d\d)?))?)?$/;

/**
 * Text that `yaml` writes in a way a YAML 1.1 reader refuses or gives back as something else:
 * - `<<` and `=` plain are a merge and a default value;
 * - Kubernetes' reader drops underscores, then takes what Go takes for a number (`0o7`, `0X1F`, `1e1_0`);
 * - a block that begins with a tab is an error in libyaml and its descendants, and one of blanks alone loses its spaces;
 * - a line of one space, folded in double quotes, comes back with a backslash;
 * - characters that JSON need not escape, and YAML must.
 */
export function misread(text: string): boolean {
  if (text === '<<' || text === '=' || text.search(UNSEEN_BY_JSON) >= 0) return true;
  if (!text.includes('\n')) return /^[-+\d]/.test(text) && GO_NUMBER.test(text.replaceAll('_', ''));
  if (/^\n*\t|^[\n\t ]* [\n\t ]*$/.test(text)) return true;
  return text.includes('\n \n') && (UNPRINTABLE.test(text) || BLANK_END.test(text));
}

const GO_NUMBER = /^[-+]?(?:0[xX][\da-fA-F]+|0[oO][0-7]+|0[bB][01]+|(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?)$/;
