import { k8s } from 'cdk8s-plus-27';
import type { Service } from '../../model/service';

const STARTUP_PERIOD = 5;

/** Three probes with three meanings: has it started, does it work at all, can it serve right now. */
export function probesOf({
  health,
}: Service): Pick<k8s.Container, 'startupProbe' | 'livenessProbe' | 'readinessProbe'> {
  return {
    startupProbe: {
      ...probe(health.live),
      periodSeconds: STARTUP_PERIOD,
      failureThreshold: Math.ceil(health.startup / STARTUP_PERIOD),
    },
    // Half a minute of silence: a restart is the last resort, and under load it makes things worse.
    livenessProbe: { ...probe(health.live), periodSeconds: 10, failureThreshold: 3 },
    readinessProbe: { ...probe(health.ready), periodSeconds: 5, failureThreshold: 3 },
  };
}

const probe = (path: string): k8s.Probe => ({
  httpGet: { path, port: k8s.IntOrString.fromString('http'), scheme: 'HTTP' },
  timeoutSeconds: 3,
  successThreshold: 1,
});
