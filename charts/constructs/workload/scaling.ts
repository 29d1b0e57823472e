import { type Behavior, type Scale, type ScalingRule, STEADY } from '../../model/scale';

/** What autoscalers of every kind scale. */
export const DEPLOYMENT = { apiVersion: 'apps/v1', kind: 'Deployment' } as const;

/** The `behavior` of an HPA, the same whether it is rendered here or made by KEDA. */
export function behaviorOf({ behavior = STEADY }: Scale) {
  return { scaleUp: rules(behavior.up), scaleDown: rules(behavior.down) } satisfies Record<string, unknown> &
    Record<`scale${Capitalize<keyof Behavior>}`, unknown>;
}

const rules = ({ window, percent, period }: ScalingRule) => ({
  stabilizationWindowSeconds: window,
  policies: [{ type: 'Percent', value: percent, periodSeconds: period }],
});
