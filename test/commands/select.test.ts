import { select } from '../../charts/commands/select';
import { PLATFORMS } from '../../charts/platforms/all';

const ids = (...targets: string[]) => select(PLATFORMS, targets).map(({ id }) => id);

test('nothing named means all ten environments', () => {
  expect(ids()).toHaveLength(10);
});

test('a platform means all its environments', () => {
  expect(ids('azora')).toEqual(['azora/production', 'azora/staging']);
});

test('a folder as the shell completes it means its environment', () => {
  expect(ids('scalable-aws/dev/')).toEqual(['scalable-aws/dev']);
});

test('an environment named twice is taken once', () => {
  expect(ids('azora', 'azora/staging')).toEqual(['azora/production', 'azora/staging']);
});

test('an unknown name is refused with the known ones, nearest first', () => {
  expect(() => ids('azura/production')).toThrow(
    /^"azura\/production" is no platform or environment; did you mean "azora\/production"\? Known: azora\/production, /,
  );
});

test('every unknown name gets a line of its own', () => {
  expect(() => ids('azora', 'x', 'y')).toThrow(/^"x" is no .*\n"y" is no /);
});
