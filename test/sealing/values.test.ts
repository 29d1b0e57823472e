import fc from 'fast-check';
import { stringify } from 'yaml';
import type { Refusal } from '../../charts/model/finding';
import { readValues } from '../../charts/sealing/values';

const KEYS = ['API_KEY', 'WEBHOOK'];

const read = (text: string, keys: readonly string[] = KEYS) => Object.fromEntries(readValues(Buffer.from(text), keys));

const linesOf = (text: string, keys?: readonly string[]): readonly string[] => {
  try {
    read(text, keys);
  } catch (error) {
    return (error as Refusal).lines;
  }
  throw new Error('Cannot find a refusal');
};

const both = { API_KEY: 'swordfish', WEBHOOK: 'marlin' };

test.each([
  ['YAML', 'API_KEY: swordfish\nWEBHOOK: marlin\n'],
  ['YAML in quotes and out of order', 'WEBHOOK: "marlin"\n# a note\nAPI_KEY: \'swordfish\'\n'],
  ['JSON', '{"API_KEY": "swordfish", "WEBHOOK": "marlin"}'],
])('takes %s', (_, text) => {
  expect(read(text)).toEqual(both);
});

test('takes a block of several lines to the letter', () => {
  expect(read('API_KEY: |\n  one\n  two\nWEBHOOK: |-\n  three\n')).toEqual({ API_KEY: 'one\ntwo\n', WEBHOOK: 'three' });
});

test('takes what YAML might hold to be something else than text as it was typed', () => {
  expect(read('API_KEY: 007\nWEBHOOK: yes\n')).toEqual({ API_KEY: '007', WEBHOOK: 'yes' });
});

test('takes any text that YAML or JSON can write', () => {
  const value = fc.string({ unit: 'grapheme' }).filter((text) => text.trim() !== '' && !text.includes('\0'));
  fc.assert(
    fc.property(value, value, (API_KEY, WEBHOOK) => {
      const values = { API_KEY, WEBHOOK };
      expect(read(JSON.stringify(values))).toEqual(values);
      expect(read(stringify(values))).toEqual(values);
    }),
  );
});

describe('of one key', () => {
  const one = (text: string) => read(text, ['API_KEY']).API_KEY;

  test('takes the bare value, without the end of its last line', () => {
    expect(one('swordfish\n')).toBe('swordfish');
    expect(one('-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n')).toBe(
      '-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----',
    );
    expect(one('%@`"[')).toBe('%@`"[');
    expect(one('!sword fish')).toBe('!sword fish');
    expect(one('SWORD==')).toBe('SWORD==');
    expect(one('sword\n---\nfish')).toBe('sword\n---\nfish');
  });

  test('takes a mapping as well', () => {
    expect(one('API_KEY: swordfish')).toBe('swordfish');
  });

  test.each([
    ['API_KEY=swordfish'],
    ['export API_KEY=swordfish'],
    ['# production\nAPIKEY="swordfish"'],
    ['export api=swordfish'],
  ])('refuses what a shell would read: %j', (text) => {
    expect(linesOf(text, ['API_KEY'])).toEqual(['the input is written "KEY=value"; write "KEY: value"']);
  });

  test.each([['APIKEY: swordfish'], ['{"type": "swordfish"}'], ['API_KEY: "swordfish'], ['{"API_KEY": "swordfish"']])(
    'refuses what is a mapping gone wrong: %s',
    (text) => {
      expect(linesOf(text, ['API_KEY']).join('\n')).not.toContain('swordfish');
    },
  );
});

test('refuses missing keys by name, and unknown ones by line, as they may be values', () => {
  expect(linesOf('API_KEY: swordfish\nmarlin: x\n')).toEqual([
    'the input has a key in line 2 that the secret has not; give "KEY: value" for "API_KEY" and "WEBHOOK"',
    'the input lacks "WEBHOOK"; give "KEY: value" for "API_KEY" and "WEBHOOK"',
  ]);
});

test.each([
  ['empty', 'API_KEY:\nWEBHOOK: marlin\n', '"API_KEY" is empty; give its value'],
  ['blank', 'API_KEY: "  "\nWEBHOOK: marlin\n', '"API_KEY" is empty; give its value'],
  [
    'a list',
    'API_KEY: [swordfish]\nWEBHOOK: marlin\n',
    '"API_KEY" is no text; give one value, in quotes or as a block (|)',
  ],
  [
    'cut off by a comment',
    'API_KEY: sword #fish\nWEBHOOK: marlin\n',
    '"API_KEY" has a "#" after its value; put the value in quotes, or the comment on a line of its own',
  ],
  [
    'taken for a tag',
    'API_KEY: !sword fish\nWEBHOOK: marlin\n',
    '"API_KEY" begins with "!" or "&", which YAML takes for itself; put the value in quotes',
  ],
  [
    'taken for an anchor',
    'API_KEY: swordfish\nWEBHOOK: &mar lin\n',
    '"WEBHOOK" begins with "!" or "&", which YAML takes for itself; put the value in quotes',
  ],
  [
    'with a zero byte',
    'API_KEY: "sword\\0fish"\nWEBHOOK: marlin\n',
    '"API_KEY" has a zero byte, which no environment variable holds; give text',
  ],
])('refuses a value that is %s', (_, text, line) => {
  expect(linesOf(text)).toEqual([line]);
});

test.each([
  ['nothing', '', 'the input is empty; give "KEY: value" for "API_KEY" and "WEBHOOK"'],
  ['lines of a shell', 'API_KEY=swordfish\nWEBHOOK=marlin\n', 'the input is written "KEY=value"; write "KEY: value"'],
  [
    'a second document, which YAML would drop',
    'API_KEY: swordfish\n---\nWEBHOOK: marlin\n',
    'the input has several documents, parted by "---"; give one, and put a value with "---" in quotes',
  ],
  ['a bare value', 'swordfish', 'the input is no mapping; give "KEY: value" for "API_KEY" and "WEBHOOK"'],
  [
    'a key twice',
    'API_KEY: swordfish\nWEBHOOK: marlin\nAPI_KEY: marlin\n',
    'the input has "API_KEY" twice; give it once',
  ],
])('refuses %s', (_, text, line) => {
  expect(linesOf(text)).toEqual([line]);
});

test('refuses what is no text', () => {
  expect(() => readValues(Buffer.from([0xff, 0xfe, 0x00]), KEYS)).toThrow('the input is no text in UTF-8');
});

test('no message holds any of the text', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{9,20}$/), fc.string(), (word, around) => {
      for (const text of [`${word}${around}`, `${word}: ${around}`, `API_KEY: "${word}${around}`, `- ${word}`]) {
        try {
          read(text);
        } catch (error) {
          expect((error as Error).message).not.toContain(word);
        }
      }
    }),
  );
});
