import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { type Json, misread, toYaml } from '../../charts/render/yaml';

const NASTY = [
  ...[
    '',
    ' ',
    '~',
    'y',
    'N',
    'yes',
    'No',
    'on',
    'OFF',
    'true',
    'False',
    'null',
    'NULL',
    'nUll',
    '<<',
    '=',
    '-',
    '?',
    '--',
  ],
  ...[
    '---',
    '...',
    '--- a',
    '...x',
    '%YAML',
    '0',
    '-0',
    '+1',
    '007',
    '08',
    '1_000',
    '0b11',
    '0b_',
    '0x_',
    '0xAf',
    '0o7',
    '0X1F',
    '0B1',
  ],
  ...['1e3', '1E+3', '1e1_0', 'e5', '-e5', '.', '.5', '5.', '._', '.inf', '-.INF', '.nan', '.Nan', '1.2.3', '1.2.3.4'],
  ...['12:30:45', '1:60', '190:20:30.15', '2001-12-14', '2001-12-14t21:59:43.10-05:00', '2001-12-14 21:59:43.10 -5'],
  ...[
    'a: b',
    'a:b',
    ':a',
    ': a',
    'a:',
    'a #b',
    'a#b',
    '#a',
    '- a',
    '-a',
    '? a',
    '?a',
    '&a',
    '*a',
    '!a',
    '|',
    '>',
    '@a',
  ],
  ...['`a', '{a}', '[a]', ',a', 'a,b', "it's", 'say "hi"', `"it's"`, "'a", '\\', '\\n', 'tab\tbed', '\ttab', 'tab\t'],
  ...[
    'a\nb',
    'a\nb\n',
    'a\nb\n\n',
    '\na',
    ' a\nb',
    '\n a\n',
    '\ta\nb',
    '\n\ta',
    '\n',
    '\n\n',
    ' \n',
    '\t\n',
    'a\n ',
    'a\n \nb',
  ],
  ...[
    'a \nb',
    '# a\nb',
    '---\na\n',
    '%a\nb',
    'a\r\nb',
    'a\u0000b',
    '\u0007\u001b\u000b',
    '\u007f',
    'a\u0085b',
    'a\u00a0b',
  ],
  ...[
    'a\u2028b',
    'a\u2029\nb',
    '\ufeffa',
    '\ufffe',
    '\ud800',
    'a\udc00\nb',
    '😀',
    '__proto__',
    'constructor',
    'x'.repeat(90),
  ],
  ...[
    'one line long enough to fold\n \nwith a blank line of one space\n ',
    'long enough to fold, and ends\nin blanks\n\n  \n\t',
  ],
  ...['\u0007 a bell long enough to fold\n\n after it \n\n\n', '\u0007 a bell long enough to fold, and one line end\n'],
];

const text = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.array(fc.constantFrom(...NASTY), { maxLength: 4 }).map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...' \n\t:#-?\'"\\'), { maxLength: 6 }).map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...'0123456789_+-.:eExXoObBaAfFtTzZ '), { maxLength: 7 }).map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...' \n\tab\u0007'), { minLength: 30, maxLength: 50 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string(),
);

const value = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(text, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null)),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.uniqueArray(fc.tuple(text, tie('json')), { maxLength: 4, selector: ([key]) => key }).map(Object.fromEntries),
  ),
})).json;

const stock = { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false } as const;

/** What `yaml` writes, with the text it gets wrong as one line of JSON: a word stands in for that text until all is written. */
function expected(json: Json): string {
  const stands: string[] = [];
  const standIn = (text: string) => (misread(text) ? `Stand${stands.push(text) - 1}In` : text);
  const written = stringify(replaceText(json, standIn), stock);
  return written.replace(/Stand(\d+)In/g, (_, index) =>
    JSON.stringify(stands[Number(index)]).replace(
      /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  );
}

function replaceText(json: Json, by: (text: string) => string): Json {
  if (typeof json === 'string') return by(json);
  if (json === null || typeof json !== 'object') return json;
  if (Array.isArray(json)) return json.map((item) => replaceText(item, by));
  return Object.fromEntries(Object.entries(json).map(([key, item]) => [by(key), replaceText(item as Json, by)]));
}

test('writes the same bytes as yaml', () => {
  fc.assert(
    fc.property(value, (any) => {
      // A document that is one string of several lines is the other exception.
      const json = typeof any === 'string' ? [any] : any;
      expect(toYaml(json)).toBe(expected(json));
    }),
    { numRuns: 5000 },
  );
});

test('writes each nasty text as yaml does, as value and as key', () => {
  for (const nasty of NASTY) expect(toYaml([nasty, { [nasty]: nasty }])).toBe(expected([nasty, { [nasty]: nasty }]));
});

test('differs from yaml in nothing that is not misread', () => {
  const odd = [
    '-1_a',
    '1.2.3',
    '0o8',
    '0b2',
    '1:60',
    '1e',
    '<',
    '==',
    'a\n\tb\n',
    ' \ta\nb',
    'a\n \nb',
    '\n\n',
    'é',
    '\u00a0',
  ];
  expect(odd.filter(misread)).toEqual([]);
});

test.each(['1.1', '1.2'] as const)('reads back equal in YAML %s', (version) => {
  fc.assert(
    fc.property(value, (json) => {
      deepStrictEqual(parse(toYaml(json), { version, logLevel: 'error' }), json);
    }),
    { numRuns: 5000 },
  );
});

test.each([
  ['words that YAML 1.1 reads as true', ['yes', 'on', 'y'], '- "yes"\n- "on"\n- "y"\n'],
  ['null', ['~', 'null', '', null], '- "~"\n- "null"\n- ""\n- null\n'],
  ['numbers as text', ['1e3', '12:30:45', '007', '5'], '- "1e3"\n- "12:30:45"\n- "007"\n- "5"\n'],
  ['numbers only to Kubernetes', ['0o7', '0X1F', '0B1', '1e1_0'], '- "0o7"\n- "0X1F"\n- "0B1"\n- "1e1_0"\n'],
  ['a version with two dots', ['1.27.3', 'v1'], '- 1.27.3\n- v1\n'],
  ['a date', ['2024-02-29'], '- "2024-02-29"\n'],
  ['a merge key', { '<<': '=' }, '"<<": "="\n'],
  ['a colon or a hash beside a blank', ['a: b', 'a:b', 'a #b', 'a#b'], '- "a: b"\n- a:b\n- "a #b"\n- a#b\n'],
  ['blanks at the ends', [' a', 'a '], '- " a"\n- "a "\n'],
  ['quotes', ['"a" b', "'a' b", `"it's"`], `- '"a" b'\n- "'a' b"\n- "\\"it's\\""\n`],
  ['lines without a last line end', { a: 'b\nc' }, 'a: |-\n  b\n  c\n'],
  ['lines with one', { a: 'b\n\nc\n' }, 'a: |\n  b\n\n  c\n'],
  ['lines with several', { a: 'b\n\n' }, 'a: |+\n  b\n\n'],
  ['lines that begin indented', { a: '  b\nc' }, 'a: |2-\n    b\n  c\n'],
  ['lines that begin with a tab', { a: '\tb\nc' }, 'a: "\\tb\\nc"\n'],
  ['an empty line, then one that begins with a tab', { a: '\n\tb' }, 'a: "\\n\\tb"\n'],
  ['lines of blanks alone', { a: ' \n', b: '\n \n' }, 'a: " \\n"\nb: "\\n \\n"\n'],
  ['a line of one space before blanks', ['a\n \nb\n '], '- "a\\n \\nb\\n "\n'],
  ['line ends of YAML 1.1 only', ['a\u0085b\u2028c'], '- "a\\u0085b\\u2028c"\n'],
  ['a control character', ['a\u0000b\u007f'], '- "a\\u0000b\\u007f"\n'],
  ['half a surrogate pair', ['\ud800'], '- "\\ud800"\n'],
  ['empty collections', { a: {}, b: [], c: [[], {}] }, 'a: {}\nb: []\nc:\n  - []\n  - {}\n'],
  ['undefined values', { a: undefined, b: 1, c: { d: undefined } }, 'b: 1\nc: {}\n'],
  ['lists in lists', [[1, [2]], { a: [3] }], '- - 1\n  - - 2\n- a:\n    - 3\n'],
  ['keys that need quotes', { yes: { '': 1, '- a': 2, 'b\nc': 3 } }, '"yes":\n  "": 1\n  "- a": 2\n  "b\\nc": 3\n'],
  ['marks of documents as keys', { '---': { '...': 1 } }, '"---":\n  ...: 1\n'],
  ['a prototype as a key', JSON.parse('{"__proto__":{"a":1}}'), '__proto__:\n  a: 1\n'],
  ['a very long key', { ['k'.repeat(1025)]: { a: 1, b: 2 } }, `? ${'k'.repeat(1025)}\n: a: 1\n  b: 2\n`],
  ['numbers', [0, -0, -1.5, 1e21], '- 0\n- -0\n- -1.5\n- 1e+21\n'],
  ['one string of several lines', 'a\n---\nb', '"a\\n---\\nb"\n'],
] as [string, Json, string][])('writes %s', (_, json, text) => {
  expect(toYaml(json)).toBe(text);
});

test('refuses a number that JSON does not have', () => {
  expect(() => toYaml({ a: Number.NaN })).toThrow(
    'Cannot write NaN as YAML: JSON has no such number; use a finite one',
  );
});

test('repeats an object that is referred to twice', () => {
  const labels = { app: 'users' };
  expect(toYaml([labels, labels])).toBe('- app: users\n- app: users\n');
});

test('judges text alike before and after its memory of short text was full', () => {
  const before = toYaml(NASTY);
  toYaml(Array.from({ length: 20_000 }, (_, index) => `filler-${index}`));
  expect(toYaml(NASTY)).toBe(before);
});

test.each([38, 39, 40, 41])('folds control characters and lines as yaml does at a length of %i', (length) => {
  const json = [`\u0007${'a'.repeat(length - 11)}\nb`, `${'a'.repeat(length - 5)}\n `];
  expect(toYaml(json)).toBe(stringify(json, stock));
});
