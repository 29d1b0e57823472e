import type { Route } from '../../model/edge';
import { covers } from '../../model/paths';
import { type RoutedPath, routesByHost } from '../../model/routing';
import type { Check } from '../check';

/** What a route admits adds to what the others do: one below it can widen that or lead elsewhere, never narrow it. */
export const banRedundantRoutes: Check = (environment) =>
  [...routesByHost(environment).values()].flatMap((paths) =>
    paths.flatMap(({ service, route }) => {
      const above = nearestAbove(route, paths);
      if (above?.service !== service || !admitsAllOf(above.route, route)) return [];
      return [
        {
          at: `services.${service.name}.routes`,
          message: `"${route.path}" lies below "${above.route.path}", which leads to the same service with access "${above.route.access}" already; leave it out`,
        },
      ];
    }),
  );

/** The route that requests would take if this one were not there: of the shorter ones, the longest. */
const nearestAbove = ({ path }: Route, longestFirst: readonly RoutedPath[]): RoutedPath | undefined =>
  longestFirst.find(({ route }) => covers(route.path, path) && route.path !== path);

const admitsAllOf = (outer: Route, inner: Route): boolean =>
  outer.access === inner.access &&
  (!outer.methods || (inner.methods?.every((method) => outer.methods!.includes(method)) ?? false));
