import { App, Chart } from 'cdk8s';
import { Refusal } from '../../charts/model/finding';
import { conventional, stepsOf } from '../../charts/render/order';

test('C-40 puts what readers look for first, and the rest by name', () => {
  const written = {
    spec: { ports: [], zone: 1, from: [] },
    metadata: { labels: {}, name: 'x' },
    kind: 'K',
    apiVersion: 'v1',
  };
  expect(JSON.stringify(conventional(written))).toBe(
    '{"apiVersion":"v1","kind":"K","metadata":{"name":"x","labels":{}},"spec":{"from":[],"ports":[],"zone":1}}',
  );
});

test('leaves the order of lists alone', () => {
  expect(conventional({ list: ['b', 'a', { z: 1, name: 'n' }] })).toEqual({ list: ['b', 'a', { name: 'n', z: 1 }] });
});

describe('steps', () => {
  const charts = (...names: string[]) => {
    const app = new App();
    return { app, ...Object.fromEntries(names.map((name) => [name, new Chart(app, name)])) } as { app: App } & Record<
      string,
      Chart
    >;
  };

  test('are 0 for charts that wait for nothing', () => {
    const { app, a, b } = charts('a', 'b');
    expect([stepsOf(app).get(a!), stepsOf(app).get(b!)]).toEqual([0, 0]);
  });

  test('count the longest way, not the shortest', () => {
    const { app, a, b, c } = charts('a', 'b', 'c');
    c!.addDependency(a!, b!);
    b!.addDependency(a!);
    expect([a, b, c].map((chart) => stepsOf(app).get(chart!))).toEqual([0, 1, 2]);
  });

  test('of charts that wait for each other are refused, all of them named', () => {
    const { app, a, b } = charts('a', 'b', 'c');
    a!.addDependency(b!);
    b!.addDependency(a!);
    expect(() => stepsOf(app)).toThrow(
      new Refusal(['Cannot order a, b: they wait for each other; remove one dependency']),
    );
  });

  test('of a chain of 2,000 charts are found without walking it again for each', () => {
    const app = new App();
    let last = new Chart(app, 'chart-0');
    for (let index = 1; index < 2000; index++) {
      const next = new Chart(app, `chart-${index}`);
      next.addDependency(last);
      last = next;
    }
    expect(stepsOf(app).get(last)).toBe(1999);
  });
});
