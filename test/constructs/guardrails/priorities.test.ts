import { small } from '../../fixtures/small';

const classes = () =>
  small()
    .of('PriorityClass')
    .map(({ metadata, value, preemptionPolicy }) => ({ name: metadata.name, value, preemptionPolicy }));

test('C-09 what matters more is scheduled first, and batch work pushes nobody out', () => {
  expect(classes()).toMatchInlineSnapshot(`
- name: controllers
  value: 900000000
  preemptionPolicy: PreemptLowerPriority
- name: tier-critical
  value: 1000000
  preemptionPolicy: PreemptLowerPriority
- name: tier-standard
  value: 100000
  preemptionPolicy: PreemptLowerPriority
- name: tier-batch
  value: 10000
  preemptionPolicy: Never
`);
});

test('C-09 no class is above those of the system, which begin at a billion', () => {
  for (const { value } of classes()) expect(value).toBeLessThan(1_000_000_000);
});

test('C-09 a pod without a class is of none of these', () => {
  expect(
    small()
      .of('PriorityClass')
      .map(({ globalDefault }) => globalDefault),
  ).toEqual([false, false, false, false]);
});
