import { type Scale, type ScalingRule, STEADY } from '../../model/scale';

/** What autoscalers of every kind scale. */
export const DEPLOYMENT = { apiVersion: 'apps/v1', kind: 'Deployment' } as const;

/** The `behavior` of an HPA, the same whether it is rendered here or made by KEDA. */
export const behaviorOf = ({ behavior = STEADY }: Scale) => ({
  scaleUp: rules(behavior.up),
  scaleDown: rules(behavior.down),
});

const rules = ({ window, percent, period }: ScalingRule) => ({
  stabilizationWindowSeconds: window,
  policies: [{ type: 'Percent', value: percent, periodSeconds: period }],
});
